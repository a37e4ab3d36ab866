import type { Claim } from '@berth/backstage-plugin-berth-common';
import { Text } from '@backstage/ui';
import { useText } from '../../i18n';
import { troubleOf } from '../../model/errors';
import { Loading } from '../feedback';
import type { KindCount } from './types';
import { useClusterContents } from './useTenantCluster';

/** What is inside a cluster that is about to go, as items of a list. */
export function ContentsList({ claim }: { claim: Claim }) {
  const { t } = useText();
  const { data, error, isPending } = useClusterContents(claim);
  if (isPending) {
    return (
      <li>
        <Loading rows={1} height={24} />
      </li>
    );
  }
  const problem =
    data?.problem ?? (error ? troubleOf(error).message : undefined);
  return (
    <>
      {problem && (
        <li>
          <strong>{t('contents.unknown')}</strong>{' '}
          <Text as="span" variant="body-small">
            {problem}
          </Text>
        </li>
      )}
      {data && !problem && data.inside.length === 0 && (
        <li>{t('contents.nothing')}</li>
      )}
      <Counts label={t('contents.inside')} counts={data?.inside ?? []} />
      <Counts label={t('contents.outside')} counts={data?.outside ?? []} />
    </>
  );
}

function Counts({ label, counts }: { label: string; counts: KindCount[] }) {
  const { t } = useText();
  return counts.length === 0 ? null : (
    <li>
      {label}{' '}
      <strong>
        {counts
          .map(({ kind, count, approximate }) =>
            t(approximate ? 'contents.about' : 'contents.count', {
              number: count,
              kind,
            }),
          )
          .join(', ')}
      </strong>
    </li>
  );
}
