import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { parseClaimRef } from '@berth/backstage-plugin-berth-common';
import type { PropsWithChildren } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { ClaimStory } from '../../model/story';
import { RefreshError } from '../feedback';
import { PageContent, usePageTitle } from '../layout';
import { useLinks } from '../useLinks';
import { ClaimStoryView } from './ClaimStoryView';
import { useClaimStory } from './useClaimStory';

function tenantOf(story: ClaimStory): string | undefined {
  switch (story.kind) {
    case 'claim':
    case 'gone':
      return story.claim.tenant;
    case 'pending':
    case 'missing':
      return story.request?.tenant;
    default:
      return undefined;
  }
}

/** The name in a claim's id, or the id where it is none. */
function nameIn(id: string): string {
  try {
    return parseClaimRef(id).name;
  } catch {
    return id;
  }
}

function Breadcrumbs(
  props: PropsWithChildren<{ id: string; tenant?: string }>,
) {
  const { id, tenant, children } = props;
  const links = useLinks();
  const name = nameIn(id);
  const claim = (
    <BreadcrumbEntry entry={{ label: name, href: links.claim(id) }}>
      {children}
    </BreadcrumbEntry>
  );
  return tenant ? (
    <BreadcrumbEntry entry={{ label: tenant, href: links.tenant(tenant) }}>
      {claim}
    </BreadcrumbEntry>
  ) : (
    claim
  );
}

/** A claim's page. */
export function ClaimPage({ id }: { id: string }) {
  const [search] = useSearchParams();
  const taskId = search.get('task') ?? undefined;
  const { story, query } = useClaimStory(id, taskId);
  usePageTitle(nameIn(id));
  return (
    <Breadcrumbs id={id} tenant={tenantOf(story)}>
      <PageContent>
        {story.kind === 'claim' && <RefreshError query={query} />}
        <ClaimStoryView
          id={id}
          story={story}
          taskId={taskId}
          onRetry={() => query.refetch()}
        />
      </PageContent>
    </Breadcrumbs>
  );
}
