import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex } from '@backstage/ui';
import { BerthProviders, useTenant } from '../../data';
import { useText } from '../../i18n';
import { ClaimStoryView } from '../claim/ClaimStoryView';
import { useClaimStory } from '../claim/useClaimStory';
import { Loading, LoadError, RefreshError } from '../feedback';
import { TenantBody } from '../tenant/TenantBody';
import { claimIdOfEntity, tenantOfEntity } from './annotations';

function TenantContent({ name }: { name: string }) {
  const { t } = useText();
  const query = useTenant(name);
  return (
    <Flex direction="column" gap="5">
      <RefreshError query={query} />
      {query.data && <TenantBody tenant={query.data} />}
      {!query.data && query.error && (
        <LoadError
          error={query.error}
          verb={t('verb.readTenant', { tenant: name })}
          onRetry={() => query.refetch()}
        />
      )}
      {query.isPending && <Loading />}
    </Flex>
  );
}

function ClaimContent({ id }: { id: string }) {
  const { story, query } = useClaimStory(id, undefined);
  return (
    <Flex direction="column" gap="5">
      {story.kind === 'claim' && <RefreshError query={query} />}
      <ClaimStoryView id={id} story={story} onRetry={() => query.refetch()} />
    </Flex>
  );
}

/**
 * What the tenant behind a `System` can ask for, and its claims.
 *
 * @public
 */
export function TenantEntityContent() {
  const name = tenantOfEntity(useEntity().entity);
  return name ? (
    <BerthProviders>
      <TenantContent name={name} />
    </BerthProviders>
  ) : null;
}

/**
 * The claim behind a `Resource`, as on its own page.
 *
 * @public
 */
export function ClaimEntityContent() {
  const id = claimIdOfEntity(useEntity().entity);
  return id ? (
    <BerthProviders>
      <ClaimContent key={id} id={id} />
    </BerthProviders>
  ) : null;
}
