import type { Claim } from '@berth/backstage-plugin-berth-common';
import { Text } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { stringify } from 'yaml';
import { useClaimObjects } from '../../data';
import { useText } from '../../i18n';
import { BusyButton } from '../BusyButton';
import { CodeBlock } from '../copy';
import { EmptyState, Loading, LoadError } from '../feedback';
import { Folded } from '../forms';
import styles from './ObjectsPanel.module.css';

/** A claim's objects as the cluster has them now, read as the person. */
export function ObjectsPanel({ claim }: { claim: Claim }) {
  const { t } = useText();
  const { data, error, isFetching, refetch } = useClaimObjects(claim.id, true);
  return (
    <div className={styles.panel}>
      <div className={styles.top}>
        <Text as="p" variant="body-small" color="secondary">
          {t('objects.description', { cluster: claim.cluster })}
        </Text>
        <BusyButton
          size="small"
          variant="tertiary"
          iconStart={<RiRefreshLine aria-hidden="true" />}
          isBusy={isFetching}
          onPress={() => refetch()}
        >
          {t('objects.renew')}
        </BusyButton>
      </div>
      {!data && isFetching && <Loading rows={2} />}
      {error && (
        <LoadError
          error={error}
          verb={t('verb.readObjects', { name: claim.name })}
          owner={claim.owner}
          onRetry={() => refetch()}
        />
      )}
      {data?.length === 0 && <EmptyState title={t('objects.empty')} />}
      {data?.map((object, index) => {
        const title = `${object.kind} ${object.metadata.name}`;
        return (
          <Folded
            key={`${object.apiVersion}/${title}`}
            title={title}
            open={index === 0}
          >
            <CodeBlock text={stringify(object)} what={title} />
          </Folded>
        );
      })}
    </div>
  );
}
