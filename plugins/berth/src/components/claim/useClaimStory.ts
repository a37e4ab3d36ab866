import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import {
  useAnnounce,
  useClaim,
  useNow,
  useRequests,
  useTask,
} from '../../data';
import { useText } from '../../i18n';
import { troubleOf } from '../../model/errors';
import { knownPhase } from '../../model/phases';
import { storyOf } from '../../model/story';
import { isJustSent } from '../request/justSent';

/**
 * What a claim's page has to tell, kept up to date; changes of phase are said
 * to people who listen.
 *
 * @internal
 */
export function useClaimStory(id: string, taskId: string | undefined) {
  const { t } = useText();
  const announce = useAnnounce();
  const now = useNow(5000);
  const task = useTask(taskId);
  const expected = taskId !== undefined && task?.state !== 'failed';
  const claim = useClaim(id, { expected });
  const unknown =
    !claim.data && troubleOf(claim.error ?? '').kind === 'not-found';
  const requests = useRequests({}, { enabled: unknown, expected });
  const { state } = useLocation();
  const story = storyOf({
    claim: { data: claim.data, error: claim.error },
    requests: requests.data?.filter(request => request.claimId === id),
    requestsFailed: requests.isError,
    task,
    justSent: isJustSent(state),
    now,
  });

  const phase = story.kind === 'claim' ? story.claim.phase : story.kind;
  const name = claim.data?.name;
  const before = useRef<string>();
  useEffect(() => {
    const previous = before.current;
    before.current = phase;
    if (previous && name && previous !== phase && previous !== 'loading') {
      announce(
        phase === 'gone'
          ? t('claim.gone.title', { name })
          : t('claims.changed', {
              name,
              phase: t(`phase.${knownPhase(phase)}`),
            }),
      );
    }
  }, [phase, name, announce, t]);

  return { story, query: claim };
}
