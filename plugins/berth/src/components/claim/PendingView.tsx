import type {
  ClaimRef,
  ClaimRequest,
} from '@berth/backstage-plugin-berth-common';
import { ButtonLink } from '@backstage/ui';
import { useNow, useOffering } from '../../data';
import { useText } from '../../i18n';
import { Cause, causeOfRequest } from '../../model/cause';
import { DisplayPhase, phaseOfRequest } from '../../model/phases';
import { conventionalValues, withFormData } from '../../model/template';
import { timelineOf, TimelineStep } from '../../model/timeline';
import { LockedConnection } from '../connection';
import { PageHeading, Section } from '../layout';
import { PhaseBadge, StaleNotice } from '../status';
import { useLinks } from '../useLinks';
import { CausePanel } from './CausePanel';
import styles from './ClaimBody.module.css';
import { RequestDetails } from './RequestDetails';
import { Timeline } from './Timeline';

interface PendingProps {
  claimRef: ClaimRef;
  request?: ClaimRequest;
  /** Why it failed before there was a request. */
  refusal?: string;
  taskId?: string;
}

interface PendingState {
  phase: DisplayPhase;
  cause: Cause;
  steps: TimelineStep[];
}

function usePendingState({ request, refusal }: PendingProps): PendingState {
  const { language } = useText();
  const now = useNow(1000);
  if (request) {
    return {
      phase: phaseOfRequest(request),
      cause: causeOfRequest(request, { now, language }),
      steps: timelineOf({ request }),
    };
  }
  const steps = timelineOf({});
  if (refusal === undefined) {
    return {
      phase: 'Requested',
      cause: {
        what: { key: 'cause.what.sending' },
        turn: { key: 'cause.turn.berth' },
      },
      steps,
    };
  }
  return {
    phase: 'Refused',
    cause: {
      what: refusal || { key: 'cause.what.Refused' },
      next: { key: 'cause.next.seeTask' },
    },
    steps: steps.map(step =>
      step.id === 'requested' ? { ...step, state: 'failed' } : step,
    ),
  };
}

/** What has been asked for and the cluster does not have yet. */
export function PendingView(props: PendingProps) {
  const { claimRef, request, taskId } = props;
  const { t } = useText();
  const links = useLinks();
  const { data: offering } = useOffering(claimRef.offering);
  const { phase, cause, steps } = usePendingState(props);
  const task = taskId && links.task(taskId);
  const form =
    phase === 'Refused' && request?.template
      ? links.template(request.template)
      : undefined;
  return (
    <PageHeading
      title={claimRef.name}
      badges={<PhaseBadge phase={phase} />}
      description={offering?.title}
      facts={[
        ...(request
          ? [{ label: t('claim.tenant'), value: request.tenant }]
          : []),
        {
          label: t('claim.place'),
          value: t('form.place.option', {
            namespace: claimRef.namespace,
            cluster: claimRef.cluster,
          }),
        },
      ]}
    >
      <StaleNotice clusters={[claimRef.cluster]} />
      <CausePanel
        phase={phase}
        cause={cause}
        actions={
          <>
            {task && (
              <ButtonLink size="small" variant="secondary" href={task}>
                {t('claim.seeTask')}
              </ButtonLink>
            )}
            {form && request && (
              <ButtonLink
                size="small"
                variant="primary"
                href={withFormData(
                  form,
                  conventionalValues({
                    name: request.name,
                    place: {
                      tenant: request.tenant,
                      cluster: request.cluster,
                      namespace: request.namespace,
                    },
                    input: JSON.parse(JSON.stringify(request.input)),
                  }),
                )}
              >
                {t('claim.changeAndRetry')}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className={styles.columns}>
        <div className={styles.main}>
          {phase !== 'Refused' && (
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
