import { parseClaimRef } from '@berth/backstage-plugin-berth-common';
import { ButtonLink } from '@backstage/ui';
import { useText } from '../../i18n';
import type { ClaimStory } from '../../model/story';
import { Loading, LoadError } from '../feedback';
import { useLinks } from '../useLinks';
import { ClaimView } from './ClaimView';
import { GoneView } from './GoneView';
import { PendingView } from './PendingView';

/** A claim in whatever state it is, asked for, there, or gone. */
export function ClaimStoryView(props: {
  id: string;
  story: ClaimStory;
  taskId?: string;
  onRetry: () => void;
}) {
  const { id, story, taskId, onRetry } = props;
  const { t } = useText();
  const links = useLinks();
  switch (story.kind) {
    case 'loading':
      return <Loading rows={4} height={96} />;
    case 'claim':
      return <ClaimView claim={story.claim} />;
    case 'gone':
      return <GoneView claim={story.claim} />;
    case 'pending':
      return (
        <PendingView
          claimRef={parseClaimRef(id)}
          request={story.request}
          refusal={story.refusal}
          taskId={taskId}
        />
      );
    case 'missing':
      if (story.request) {
        return <GoneView claim={story.request} />;
      }
      break;
    default:
      break;
  }
  return (
    <LoadError
      error={story.error}
      verb={t('verb.readClaim')}
      onRetry={onRetry}
      wayBack={
        <ButtonLink size="small" variant="secondary" href={links.tenants()}>
          {t('tenants.all')}
        </ButtonLink>
      }
    />
  );
}
