import type { GpuSampleTime } from '@berth/backstage-plugin-berth-common';
import { Alert, Text } from '@backstage/ui';
import { useNow } from '../../data';
import { useText } from '../../i18n';
import { formatClockTime } from '../../model/time';

/** When clusters were looked at, and which could not be. */
export function SampleTimes({ clusters }: { clusters: GpuSampleTime[] }) {
  const { t, language } = useText();
  const now = useNow();
  const times = clusters.flatMap(({ at }) => at ?? []).sort();
  return (
    <>
      {clusters.map(({ cluster, at, problem }) => {
        if (problem) {
          return (
            <Alert
              key={cluster}
              status="warning"
              icon
              title={t('gpu.problem', { cluster, problem })}
            />
          );
        }
        return at ? null : (
          <Text key={cluster} as="p" color="secondary">
            {t('gpu.notLookedAt', { cluster })}
          </Text>
        );
      })}
      {times.length > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('gpu.asOf', { time: formatClockTime(times[0], now, language) })}
        </Text>
      )}
    </>
  );
}
