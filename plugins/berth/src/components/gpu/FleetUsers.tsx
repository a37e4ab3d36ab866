import type {
  GpuFleet,
  GpuPromise,
  GpuUser,
} from '@berth/backstage-plugin-berth-common';
import { Box, Link, Text } from '@backstage/ui';
import { useText } from '../../i18n';
import { Section, useHeading } from '../layout';
import { useLinks } from '../useLinks';
import styles from './Fleet.module.css';
import { GpuBar } from './GpuBar';
import { kindOf } from './words';

/** Who uses GPUs and who waits for some, by their kind. */
export function FleetUsers({ fleet }: { fleet: GpuFleet }) {
  const { t } = useText();
  return (
    <Section title={t('gpu.users.title')}>
      <div className={styles.promises}>
        {fleet.promises.map(promise => (
          <Promised
            key={`${promise.cluster} ${promise.resource}`}
            promise={promise}
            users={fleet.users.filter(
              ({ cluster, resource }) =>
                cluster === promise.cluster && resource === promise.resource,
            )}
          />
        ))}
      </div>
    </Section>
  );
}

function Promised(props: { promise: GpuPromise; users: GpuUser[] }) {
  const { promise, users } = props;
  const { t, say } = useText();
  const Heading = useHeading();
  const { cluster, resource, promised, allocatable, withoutQuota } = promise;
  const what = t('gpu.on', { what: say(kindOf(resource)), cluster });
  const sentence = t(
    promised > allocatable ? 'gpu.users.overcommitted' : 'gpu.users.promised',
    { promised, total: allocatable },
  );
  return (
    <Box bg="neutral" className={styles.pool}>
      <div>
        <Text as={Heading} variant="body-large" weight="bold">
          {what}
        </Text>
        <Text as="p" color="secondary">
          {sentence}{' '}
          {withoutQuota > 0 &&
            t('gpu.users.withoutQuota', { count: withoutQuota })}
        </Text>
      </div>
      {users.length === 0 ? (
        <Text as="p">{t('gpu.users.none')}</Text>
      ) : (
        <ul className={styles.users} aria-label={what}>
          {users.map(user => (
            <User
              key={user.tenant ?? user.title ?? ''}
              user={user}
              total={allocatable}
            />
          ))}
        </ul>
      )}
    </Box>
  );
}

function User({ user, total }: { user: GpuUser; total: number }) {
  const { t } = useText();
  const links = useLinks();
  const { tenant, title, quota, used, waiting, queued } = user;
  const isUsed =
    quota === undefined
      ? `${t('gpu.users.used', { used })}, ${t('gpu.users.unlimited')}`
      : t('gpu.users.usedOf', { used, quota });
  const words = [
    isUsed,
    waiting.gpus > 0 && t('gpu.users.waiting', { gpus: waiting.gpus }),
    queued > 0 && t('gpu.users.queued', { count: queued }),
  ].filter(Boolean);
  return (
    <li className={styles.user}>
      <Text weight="bold">
        {tenant ? (
          <Link href={links.tenant(tenant)} weight="bold" standalone>
            {title ?? tenant}
          </Link>
        ) : (
          title ?? t('gpu.users.others')
        )}
      </Text>
      <GpuBar
        label={isUsed}
        total={quota || total}
        parts={[{ tone: tenant ? 'mine' : 'others', amount: used }]}
      />
      <Text color="secondary">{words.join(', ')}</Text>
    </li>
  );
}
