import type {
  GpuSharedMember,
  GpuSharedQuota,
} from '@berth/backstage-plugin-berth-common';
import { Box, Button, Link, Text } from '@backstage/ui';
import type { Translate } from '../../../i18n';
import { useText } from '../../../i18n';
import { useHeading } from '../../layout';
import { useLinks } from '../../useLinks';
import fleet from '../Fleet.module.css';
import { GpuBar } from '../GpuBar';
import { kindOf } from '../words';
import type { SharedTarget } from './useSharedQuotas';

/** A shared quota: how it is divided, and what each has, borrows and lends. */
export function SharedQuotaView(props: {
  quota: GpuSharedQuota;
  /** Where the person may change it. */
  onChange?: (target: SharedTarget) => void;
}) {
  const { quota, onChange } = props;
  const { t, say } = useText();
  const Heading = useHeading();
  const { cluster, kind, name, flavor, resource, own, members } = quota;
  const title = t(`gpu.shared.kind.${kind}`, { name });
  const usedBy = (mine: boolean) =>
    members
      .filter(one => one.mine === mine)
      .reduce((sum, { used }) => sum + used, 0);
  const [mine, others] = [usedBy(true), usedBy(false)];
  const words = t('gpu.shared.divided', {
    mine,
    others,
    free: quota.free,
    total: quota.total,
  });
  const target = { cluster, kind, name, flavor, resource };
  return (
    <Box as="article" bg="neutral" className={fleet.pool}>
      <div className={fleet.top}>
        <div>
          <Text as={Heading} variant="body-large" weight="bold">
            {title}
          </Text>
          <Text as="p" color="secondary">
            {[
              t('gpu.on', { what: say(kindOf(resource)), cluster }),
              flavor && t('gpu.shared.flavor', { flavor }),
              kind === 'cohort' &&
                own !== undefined &&
                t('gpu.shared.own', { own }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        {onChange && own !== undefined && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => onChange({ ...target, now: own })}
            aria-label={t('gpu.shared.changeWhat', { what: title })}
          >
            {t('gpu.shared.change')}
          </Button>
        )}
      </div>
      <Text as="p" weight="bold">
        {words}
      </Text>
      <GpuBar
        label={words}
        total={quota.total}
        parts={[
          { tone: 'mine', amount: mine },
          { tone: 'others', amount: others },
        ]}
      />
      {members.length === 0 ? (
        <Text as="p">{t('gpu.shared.nobody')}</Text>
      ) : (
        <ul className={fleet.users} aria-label={title}>
          {members.map(member => (
            <Member
              key={member.name ?? ''}
              member={member}
              total={quota.total}
              onChange={
                onChange && member.changes && member.name
                  ? () =>
                      onChange({
                        ...target,
                        kind: 'cluster-queue',
                        name: member.name!,
                        now: member.nominal ?? 0,
                      })
                  : undefined
              }
            />
          ))}
        </ul>
      )}
    </Box>
  );
}

function Member(props: {
  member: GpuSharedMember;
  total: number;
  onChange?: () => void;
}) {
  const { member, total, onChange } = props;
  const { t } = useText();
  const links = useLinks();
  const { tenant, title, name, mine, used, nominal } = member;
  const who = title ?? tenant ?? name ?? t('gpu.users.others');
  const isUsed = t('gpu.users.used', { used });
  return (
    <li className={fleet.user}>
      <div>
        <Text as="p" weight="bold">
          {tenant ? (
            <Link href={links.tenant(tenant)} weight="bold" standalone>
              {who}
            </Link>
          ) : (
            who
          )}
        </Text>
        {name && name !== who && (
          <Text as="p" variant="body-small" color="secondary">
            {name}
          </Text>
        )}
      </div>
      <GpuBar
        label={isUsed}
        total={nominal || total}
        parts={[{ tone: mine ? 'mine' : 'others', amount: used }]}
      />
      <div className={fleet.words}>
        <Text color="secondary">{wordsOf(member, t).join(', ')}</Text>
        {onChange && (
          <Button
            size="small"
            variant="secondary"
            onPress={onChange}
            aria-label={t('gpu.shared.changeWhat', { what: name ?? who })}
          >
            {t('gpu.shared.change')}
          </Button>
        )}
      </div>
    </li>
  );
}

function wordsOf(member: GpuSharedMember, t: Translate): string[] {
  const { nominal, borrowing, lending, used, borrowed, waiting } = member;
  return [
    nominal !== undefined && t('gpu.shared.nominal', { nominal }),
    t('gpu.users.used', { used }),
    borrowed > 0 && t('gpu.shared.borrowed', { borrowed }),
    borrowing !== undefined && t('gpu.shared.borrows', { borrowing }),
    lending !== undefined && t('gpu.shared.lends', { lending }),
    waiting > 0 && t('gpu.users.waiting', { gpus: waiting }),
  ].filter(one => one !== false);
}
