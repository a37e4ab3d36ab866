import type { Claim } from '@berth/backstage-plugin-berth-common';
import { Text } from '@backstage/ui';
import { useRef } from 'react';
import { useText } from '../../i18n';
import { useOnScreen } from '../cluster/useOnScreen';
import { LoadError, Loading } from '../feedback';
import { Section } from '../layout';
import { placeOfClaim } from './place';
import { Runs } from './Runs';
import styles from './Runs.module.css';
import { usePipelineId } from './usePipelines';

/** The runs of a pipeline, and everything about them. */
export function PipelineRuns({ claim }: { claim: Claim }) {
  const { t } = useText();
  const ref = useRef<HTMLDivElement>(null);
  const answers = ['Ready', 'Degraded', 'Unknown'].includes(claim.phase);
  const visible = useOnScreen(ref) && answers;
  const place = placeOfClaim(claim);
  const { id, error, refetch } = usePipelineId(place, visible);
  return (
    <div ref={ref} className={styles.parts}>
      {id ? (
        <Runs place={place} pipelineId={id} visible={visible} />
      ) : (
        <Section title={t('runs.title')} card>
          {!answers && (
            <Text as="p" color="secondary">
              {t('runs.notNow')}
            </Text>
          )}
          {answers && error && (
            <LoadError
              error={error}
              verb={t('runs.verb.list')}
              owner={claim.owner}
              onRetry={() => refetch()}
            />
          )}
          {answers && !error && id === undefined && (
            <Loading rows={2} height={40} />
          )}
          {answers && !error && id === null && (
            <Text as="p" color="secondary">
              {t('runs.notKnown')}
            </Text>
          )}
        </Section>
      )}
    </div>
  );
}
