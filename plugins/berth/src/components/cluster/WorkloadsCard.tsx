import type { Claim } from '@berth/backstage-plugin-berth-common';
import { berthErrorCode } from '@berth/backstage-plugin-berth-common';
import { Switch, Text } from '@backstage/ui';
import { RiStackLine } from '@remixicon/react';
import { useRef, useState } from 'react';
import { useText } from '../../i18n';
import { troubleOf } from '../../model/errors';
import { EmptyState, LoadError, Loading } from '../feedback';
import { Section } from '../layout';
import { kubectlLine } from './kubectl';
import type { TenantWorkload, TenantWorkloads } from './types';
import { useOnScreen } from './useOnScreen';
import { useWorkloads } from './useTenantCluster';
import styles from './WorkloadsCard.module.css';
import { WorkloadsTable } from './WorkloadsTable';

/** What runs inside a tenant's cluster, as long as somebody looks. */
export function WorkloadsCard({ claim }: { claim: Claim }) {
  const { t } = useText();
  const ref = useRef<HTMLDivElement>(null);
  const [withSystem, setWithSystem] = useState(false);
  const answers = ['Ready', 'Degraded'].includes(claim.phase);
  const visible = useOnScreen(ref) && answers;
  const query = useWorkloads(claim, visible);
  const all = query.data?.items ?? [];
  return (
    <div ref={ref}>
      <Section
        title={t('workloads.title')}
        card
        actions={
          answers &&
          all.some(({ system }) => system) && (
            <Switch
              label={t('workloads.system')}
              isSelected={withSystem}
              onChange={setWithSystem}
            />
          )
        }
      >
        {answers ? (
          <Workloads
            claim={claim}
            data={query.data}
            shown={all.filter(({ system }) => withSystem || !system)}
            error={query.error}
            onRetry={() => query.refetch()}
          />
        ) : (
          <Text as="p" color="secondary">
            {t('workloads.notNow')}
          </Text>
        )}
      </Section>
    </div>
  );
}

function Workloads(props: {
  claim: Claim;
  data: TenantWorkloads | undefined;
  shown: TenantWorkload[];
  error: unknown;
  onRetry: () => void;
}) {
  const { claim, data, shown, error, onRetry } = props;
  const { t } = useText();
  if (error) {
    // That there is no kubeconfig yet is no fault: it says what it waits for.
    return berthErrorCode(error) === 'connection-unavailable' ? (
      <Text as="p" color="secondary">
        {troubleOf(error).message}
      </Text>
    ) : (
      <LoadError
        error={error}
        verb={t('workloads.verb', { name: claim.name })}
        owner={claim.owner}
        onRetry={onRetry}
      />
    );
  }
  if (!data) {
    return <Loading rows={2} height={40} />;
  }
  if (shown.length === 0) {
    const usable = claim.connection?.kubeconfigs?.find(
      ({ unavailable }) => !unavailable,
    );
    return (
      <EmptyState
        icon={<RiStackLine size={24} />}
        title={t('workloads.empty')}
        description={t('workloads.emptyHelp')}
        action={
          usable && (
            <code className={styles.line}>
              {kubectlLine(claim, usable).replace(
                'get deployments -A',
                'create deployment web --image nginxinc/nginx-unprivileged',
              )}
            </code>
          )
        }
      />
    );
  }
  return (
    <>
      <WorkloadsTable rows={shown} />
      {data.truncated && (
        <Text as="p" variant="body-small" color="secondary">
          {t('workloads.truncated')}
        </Text>
      )}
    </>
  );
}
