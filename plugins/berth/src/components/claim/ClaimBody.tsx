import type {
  ClaimDetail,
  OfferingDescription,
} from '@berth/backstage-plugin-berth-common';
import { useClaims, useNow } from '../../data';
import { useText } from '../../i18n';
import { causeOfClaim } from '../../model/causeOfClaim';
import { estimateProvisioning } from '../../model/estimate';
import { timelineOf } from '../../model/timeline';
import { isTenantCluster, WorkloadsCard } from '../cluster';
import { ConnectionCard } from '../connection';
import { EventsCard, isBroker, isFunction, RevisionsCard } from '../function';
import { Section } from '../layout';
import { isPipeline, PipelineRuns } from '../pipeline';
import { StaleNotice } from '../status';
import { Activity } from './Activity';
import { CausePanel } from './CausePanel';
import styles from './ClaimBody.module.css';
import { Details } from './Details';
import { Timeline } from './Timeline';

/** How long others took, asked only while somebody waits. */
function useEstimate(claim: ClaimDetail) {
  const { data } = useClaims(
    { offering: claim.offering, phase: 'Ready', limit: 100 },
    { enabled: claim.phase === 'Provisioning' },
  );
  return data && estimateProvisioning(data);
}

/** Everything about a claim below its heading. */
export function ClaimBody(props: {
  claim: ClaimDetail;
  offering?: OfferingDescription;
}) {
  const { claim, offering } = props;
  const { t, language } = useText();
  const now = useNow(claim.phase === 'Provisioning' ? 1000 : 10_000);
  const estimate = useEstimate(claim);
  const cause = causeOfClaim(claim, {
    now,
    language,
    estimate,
    actions: offering?.actions.map(action => action.id),
  });
  const details = (
    <Details title={t('claim.details')} details={claim.details} />
  );
  const progress = (
    <Section title={t('claim.progress')} card>
      <Timeline steps={timelineOf({ claim, request: claim.requestDetail })} />
    </Section>
  );
  return (
    <>
      <StaleNotice clusters={[claim.cluster]} />
      <CausePanel phase={claim.phase} cause={cause} progress={claim.progress} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <ConnectionCard claim={claim} />
          {isTenantCluster(claim) && <WorkloadsCard claim={claim} />}
          {isFunction(claim) && <RevisionsCard claim={claim} />}
          {isPipeline(claim) && <PipelineRuns claim={claim} />}
          {(isFunction(claim) || isBroker(claim)) && (
            <EventsCard claim={claim} />
          )}
          <Activity claim={claim} />
        </div>
        <div className={styles.side}>
          {claim.phase === 'Ready' ? (
            <>
              {details}
              {progress}
            </>
          ) : (
            <>
              {progress}
              {details}
            </>
          )}
        </div>
      </div>
    </>
  );
}
