import type {
  OfferingDescription,
  Tenant,
} from '@berth/backstage-plugin-berth-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { useOfferings } from '../../data';
import { useText } from '../../i18n';
import { offeringStateFor } from '../../model/places';
import { EmptyState, Loading, LoadError } from '../feedback';
import { Section } from '../layout';
import { OfferingTile } from './OfferingTile';
import styles from './OfferingTiles.module.css';
import { RequestDialog } from './RequestDialog';

/** More than this are folded away at first. */
const AT_ONCE = 6;

/** What can be had goes first, then by title. */
function inOrder(offerings: OfferingDescription[], tenant: Tenant) {
  const rank = (offering: OfferingDescription) =>
    offeringStateFor(offering, tenant).available ? 0 : 1;
  return [...offerings].sort(
    (a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title),
  );
}

/** What a tenant can ask for, each a click away. */
export function OfferingTiles({ tenant }: { tenant: Tenant }) {
  const { t } = useText();
  const { data, error, isPending, refetch } = useOfferings();
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<OfferingDescription>();
  const offerings = inOrder(data ?? [], tenant);
  const shown = all ? offerings : offerings.slice(0, AT_ONCE);
  return (
    <Section
      title={t('request.title')}
      actions={
        offerings.length > AT_ONCE && (
          <Button
            size="small"
            variant="tertiary"
            aria-expanded={all}
            onPress={() => setAll(!all)}
          >
            {all
              ? t('request.fewer')
              : t('request.all', { count: offerings.length })}
          </Button>
        )
      }
    >
      {isPending && <Loading rows={1} height={64} />}
      {error && !data && (
        <LoadError
          error={error}
          verb={t('verb.readOfferings')}
          onRetry={() => refetch()}
        />
      )}
      {data && offerings.length === 0 && (
        <EmptyState
          title={t('request.empty.title')}
          description={t('request.empty.description')}
        />
      )}
      <ul className={styles.tiles}>
        {shown.map(offering => (
          <li key={offering.id}>
            <OfferingTile
              offering={offering}
              tenant={tenant}
              onRequest={setChosen}
            />
          </li>
        ))}
      </ul>
      {chosen && (
        <RequestDialog
          offering={chosen}
          tenant={tenant}
          onClose={() => setChosen(undefined)}
        />
      )}
    </Section>
  );
}
