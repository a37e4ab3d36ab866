import type {
  OfferingDescription,
  Tenant,
} from '@berth/backstage-plugin-berth-common';
import { Button, Text } from '@backstage/ui';
import { useState } from 'react';
import { useOfferings } from '../../data';
import { useText } from '../../i18n';
import { isSimulatedFor, orderOfferings } from '../../model/offerings';
import { EmptyState, Loading, LoadError } from '../feedback';
import { Section } from '../layout';
import { AllOfferings } from './AllOfferings';
import { OfferingList } from './OfferingList';
import { RequestDialog } from './RequestDialog';

/** More than this are folded away at first. */
const AT_ONCE = 6;

/** What a tenant can ask for, each a click away. */
export function OfferingTiles({ tenant }: { tenant: Tenant }) {
  const { t } = useText();
  const { data, error, isPending, refetch } = useOfferings();
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<OfferingDescription>();
  const offerings = orderOfferings(data ?? [], tenant);
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
      {offerings.some(offering => isSimulatedFor(offering, tenant)) && (
        <Text as="p" variant="body-small" color="secondary">
          {t('request.simulated')}
        </Text>
      )}
      {all ? (
        <AllOfferings
          offerings={offerings}
          tenant={tenant}
          onRequest={setChosen}
        />
      ) : (
        <OfferingList
          offerings={offerings.slice(0, AT_ONCE)}
          tenant={tenant}
          onRequest={setChosen}
        />
      )}
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
