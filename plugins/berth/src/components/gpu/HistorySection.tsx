import type {
  GpuHistory,
  GpuHistoryPoint,
} from '@berth/backstage-plugin-berth-common';
import { Select, Text } from '@backstage/ui';
import { useState } from 'react';
import { useText } from '../../i18n';
import { useHeading } from '../layout';
import { HistoryPlot } from './HistoryPlot';
import styles from './TenantGpus.module.css';
import { useGpuHistory } from './useGpus';
import { kindOf } from './words';

const ranges = [24, 168, 720] as const;

/** What a tenant has had of these kinds of GPUs over time. */
export function HistorySection(props: {
  tenant: string;
  kinds: Array<{ cluster: string; resource: string }>;
}) {
  const { tenant, kinds } = props;
  const { t, say } = useText();
  const Heading = useHeading();
  const [hours, setHours] = useState<number>(24);
  const { data } = useGpuHistory(tenant, hours);
  return (
    <div className={styles.resource}>
      <div className={styles.historyTop}>
        <Text as={Heading} weight="bold">
          {t('gpu.history.title')}
        </Text>
        <div className={styles.range}>
          <Select
            size="small"
            aria-label={t('gpu.history.range')}
            options={ranges.map(range => ({
              id: String(range),
              label: t(`gpu.history.hours${range}`),
            }))}
            value={String(hours)}
            onChange={key => setHours(Number(key))}
          />
        </div>
      </div>
      {data &&
        kinds.map(({ cluster, resource }) => {
          const what = t('gpu.on', { what: say(kindOf(resource)), cluster });
          const series = data.series.find(
            one => one.cluster === cluster && one.resource === resource,
          );
          return (
            <div key={what}>
              {kinds.length > 1 && <Text as="p">{what}</Text>}
              <HistoryPlot
                what={what}
                points={series?.points ?? []}
                range={rangeOf(data, series?.points)}
              />
            </div>
          );
        })}
    </div>
  );
}

/** A history that is younger than the time that is chosen fills the plot. */
function rangeOf(
  { from, to }: GpuHistory,
  points: GpuHistoryPoint[] = [],
): Pick<GpuHistory, 'from' | 'to'> {
  const first = points[0]?.at;
  return { from: first && first > from ? first : from, to };
}
