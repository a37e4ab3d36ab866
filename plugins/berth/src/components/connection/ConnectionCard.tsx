import type { Claim } from '@berth/backstage-plugin-berth-common';
import { Text } from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import { Message, useText } from '../../i18n';
import { isTenantCluster, Kubeconfigs } from '../cluster';
import { Section } from '../layout';
import styles from './ConnectionCard.module.css';
import { Credentials } from './Credentials';
import { Endpoints } from './Endpoints';
import { Snippets } from './Snippets';

/**
 * Why one cannot connect to a claim now; undefined when one can.
 *
 * @internal
 */
export function connectionLock(
  claim: Pick<Claim, 'phase' | 'connection'>,
): Message | undefined {
  switch (claim.phase) {
    case 'Ready':
    case 'Degraded':
      return claim.connection ? undefined : { key: 'connection.none' };
    case 'Provisioning':
      return { key: 'connection.untilReady' };
    case 'Suspended':
      return { key: 'connection.suspended' };
    case 'Deleting':
      return { key: 'connection.deleting' };
    case 'Failed':
      return { key: 'connection.failed' };
    default:
      return { key: 'connection.unknown' };
  }
}

/** Why there is nothing to connect to yet. */
export function LockedConnection({ reason }: { reason: Message }) {
  const { t, say } = useText();
  return (
    <Section title={t('connection.title')} card>
      <div className={styles.locked}>
        <RiLockLine size={18} aria-hidden="true" />
        <Text as="p" color="secondary">
          {say(reason)}
        </Text>
      </div>
    </Section>
  );
}

/** How to connect to a claim: locked, with the reason, until one can. */
export function ConnectionCard({ claim }: { claim: Claim }) {
  const { t, say } = useText();
  const { connection } = claim;
  const lock = connectionLock(claim);
  if (connection && isTenantCluster(claim)) {
    return (
      <Section title={t('connection.title')} card>
        {connection.endpoints.length > 0 && (
          <Endpoints endpoints={connection.endpoints} />
        )}
        <Kubeconfigs claim={claim} locked={lock && say(lock)} />
      </Section>
    );
  }
  if (lock || !connection) {
    return <LockedConnection reason={lock ?? { key: 'connection.none' }} />;
  }
  return (
    <Section title={t('connection.title')} card>
      <Endpoints endpoints={connection.endpoints} links />
      <Snippets connection={connection} />
      {connection.secret && <Credentials claim={claim} />}
    </Section>
  );
}
