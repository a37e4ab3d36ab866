import type {
  ClaimRef,
  ClaimRequest,
} from '@berth/backstage-plugin-berth-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import type { ReactNode } from 'react';
import { useOffering, useTenants } from '../../data';
import { useText } from '../../i18n';
import { LockedConnection } from '../connection';
import { PageHeading, Section } from '../layout';
import { PhaseBadge, StaleNotice } from '../status';
import { useLinks } from '../useLinks';
import { CausePanel } from './CausePanel';
import styles from './ClaimBody.module.css';
import { PendingActions } from './PendingActions';
import { RequestDetails } from './RequestDetails';
import { Timeline } from './Timeline';
import { usePendingState } from './usePendingState';

interface PendingProps {
  claimRef: ClaimRef;
  request?: ClaimRequest;
  /** Why it failed before there was a request. */
  refusal?: string;
  taskId?: string;
}

function useFacts({ claimRef, request }: PendingProps) {
  const { t } = useText();
  const links = useLinks();
  const { data: tenants } = useTenants();
  const facts: Array<{ label: string; value: ReactNode }> = [];
  if (request) {
    const { tenant } = request;
    const owner = tenants?.find(({ name }) => name === tenant)?.owner;
    facts.push({
      label: t('claim.tenant'),
      value: (
        <Link href={links.tenant(tenant)} standalone>
          {tenant}
        </Link>
      ),
    });
    if (owner) {
      facts.push({
        label: t('tenant.owner'),
        value: <EntityRefLink entityRef={owner} defaultKind="group" />,
      });
    }
  }
  const { namespace, cluster } = claimRef;
  facts.push({
    label: t('claim.place'),
    value: t('form.place.option', { namespace, cluster }),
  });
  return facts;
}

/** What has been asked for and the cluster does not have yet. */
export function PendingView(props: PendingProps) {
  const { claimRef, request, taskId } = props;
  const { t } = useText();
  const { data: offering } = useOffering(claimRef.offering);
  const { phase, cause, steps } = usePendingState(props);
  const refused = phase === 'Refused';
  return (
    <PageHeading
      title={claimRef.name}
      badges={<PhaseBadge phase={phase} />}
      description={offering?.title ?? '…'}
      facts={useFacts(props)}
    >
      <StaleNotice clusters={[claimRef.cluster]} />
      <CausePanel
        phase={phase}
        cause={cause}
        actions={
          <PendingActions request={request} taskId={taskId} refused={refused} />
        }
      />
      <div className={styles.columns}>
        <div className={styles.main}>
          {!refused && (
            <LockedConnection reason={{ key: 'connection.untilReady' }} />
          )}
          {request && <RequestDetails request={request} />}
        </div>
        <div className={styles.side}>
          <Section title={t('claim.progress')} card>
            <Timeline steps={steps} />
          </Section>
        </div>
      </div>
    </PageHeading>
  );
}
