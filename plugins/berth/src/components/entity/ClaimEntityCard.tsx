import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Link, Text } from '@backstage/ui';
import { BerthProviders, useClaim } from '../../data';
import { useText } from '../../i18n';
import { connectionLock } from '../connection';
import { Endpoints } from '../connection/Endpoints';
import { Loading, LoadError } from '../feedback';
import { PhaseBadge, SimulatedBadge, StaleNotice, TimeSince } from '../status';
import { useLinks } from '../useLinks';
import { claimIdOfEntity } from './annotations';

function State({ id }: { id: string }) {
  const { t, say } = useText();
  const { data: claim, error, refetch } = useClaim(id);
  if (!claim) {
    return error ? (
      <LoadError
        error={error}
        verb={t('verb.readClaim')}
        onRetry={() => refetch()}
      />
    ) : (
      <Loading rows={2} />
    );
  }
  const lock = connectionLock(claim);
  return (
    <Flex direction="column" gap="3">
      <StaleNotice clusters={[claim.cluster]} />
      <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
        <PhaseBadge phase={claim.phase} />
        {claim.simulated && <SimulatedBadge />}
        <Text color="secondary" variant="body-small">
          <TimeSince at={claim.since} />
        </Text>
      </Flex>
      <Text as="p">{claim.message}</Text>
      {lock || !claim.connection ? (
        <Text as="p" color="secondary" variant="body-small">
          {say(lock ?? { key: 'connection.none' })}
        </Text>
      ) : (
        <Endpoints endpoints={claim.connection.endpoints} />
      )}
    </Flex>
  );
}

/**
 * The state of the claim behind a `Resource`, and where it answers.
 *
 * @public
 */
export function ClaimEntityCard() {
  const { entity } = useEntity();
  const { t } = useText();
  const links = useLinks();
  const id = claimIdOfEntity(entity);
  if (!id) {
    return null;
  }
  return (
    <BerthProviders>
      <EntityInfoCard
        title={t('entity.claimCard')}
        footerActions={
          <Link href={links.claim(id)}>{t('entity.openClaim')}</Link>
        }
      >
        <State id={id} />
      </EntityInfoCard>
    </BerthProviders>
  );
}
