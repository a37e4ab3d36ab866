import type { Claim } from '@berth/backstage-plugin-berth-common';
import { Text } from '@backstage/ui';
import { useAnnounce } from '../../data';
import { useText } from '../../i18n';
import { useClaimChange } from '../actions/useClaimChange';
import { BusyButton } from '../BusyButton';
import { LoadError, Loading } from '../feedback';
import { Section } from '../layout';
import styles from './RevisionsCard.module.css';
import { RevisionsTable } from './RevisionsTable';
import { useRevisions } from './useRevisions';

/** The revisions of a function, and which of them gets how much traffic. */
export function RevisionsCard({ claim }: { claim: Claim }) {
  const { t } = useText();
  const announce = useAnnounce();
  const { data, error, refetch } = useRevisions(claim);
  const change = useClaimChange(claim);
  const run = async (action: string, input: Record<string, unknown> = {}) => {
    if (await change.run(action, input)) {
      announce(t('revisions.changed'));
    }
  };
  const isGoing = claim.phase === 'Deleting';
  return (
    <Section
      title={t('revisions.title')}
      card
      actions={
        data?.pinned &&
        !isGoing && (
          <span className={styles.pinned}>
            <Text variant="body-small">{t('revisions.pinned')}</Text>
            <BusyButton
              size="small"
              variant="secondary"
              isBusy={change.busy}
              onPress={() => run('follow')}
            >
              {t('revisions.follow')}
            </BusyButton>
          </span>
        )
      }
    >
      {change.error !== undefined && (
        <LoadError
          takesFocus
          error={change.error}
          verb={t('revisions.changeVerb', { name: claim.name })}
          owner={claim.owner}
        />
      )}
      {error && (
        <LoadError
          error={error}
          verb={t('revisions.verb', { name: claim.name })}
          owner={claim.owner}
          onRetry={() => refetch()}
        />
      )}
      {!error && !data && <Loading rows={2} height={40} />}
      {data?.revisions.length === 0 && (
        <Text as="p" color="secondary">
          {t('revisions.none')}
        </Text>
      )}
      {data && data.revisions.length > 0 && (
        <RevisionsTable
          revisions={data.revisions}
          isDisabled={change.busy || isGoing}
          onShare={(revision, percent) => run('canary', { revision, percent })}
        />
      )}
      {data && data.more > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('revisions.more', { count: data.more })}
        </Text>
      )}
    </Section>
  );
}
