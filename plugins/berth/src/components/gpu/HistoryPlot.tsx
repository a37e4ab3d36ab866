import type { GpuHistory } from '@berth/backstage-plugin-berth-common';
import { Text } from '@backstage/ui';
import { PointerEvent, useState } from 'react';
import { useNow } from '../../data';
import { useText } from '../../i18n';
import { formatClockTime } from '../../model/time';
import { Folded } from '../forms';
import styles from './HistoryPlot.module.css';
import { BOX, changesOf, plotOf, pointAt } from './plot';

type Point = GpuHistory['series'][number]['points'][number];

const lines = ['quota', 'used', 'waiting'] as const;

/** More rows than this are a plot's to show. */
const MOST_ROWS = 50;

/** What a tenant has had, used and waited for, over time. */
export function HistoryPlot(props: {
  what: string;
  points: Point[];
  range: Pick<GpuHistory, 'from' | 'to'>;
}) {
  const { what, points, range } = props;
  const { t, language } = useText();
  const now = useNow();
  const [place, setPlace] = useState<number>();
  const plot = plotOf(points, range);
  const timeOf = (at: string) => formatClockTime(at, now, language);
  const wordsOf = ({ at, used, quota, waiting }: Point) =>
    quota === undefined
      ? t('gpu.history.point', { time: timeOf(at), used, waiting })
      : t('gpu.history.pointOf', { time: timeOf(at), used, quota, waiting });
  const last = points.at(-1);
  const shown =
    place === undefined ? last : pointAt(points, range, place) ?? last;
  if (!last || !shown) {
    return (
      <Text as="p" color="secondary">
        {t('gpu.history.begins')}
      </Text>
    );
  }
  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setPlace((event.clientX - left) / Math.max(width, 1));
  };
  return (
    <figure className={styles.figure}>
      <div className={styles.plot}>
        <div className={styles.amounts} aria-hidden="true">
          <span>{plot.top}</span>
          <span>{plot.top / 2}</span>
          <span>0</span>
        </div>
        <svg
          role="img"
          aria-label={t('gpu.history.label', { what, last: wordsOf(last) })}
          viewBox={`0 0 ${BOX.width} ${BOX.height}`}
          preserveAspectRatio="none"
          className={styles.lines}
          onPointerMove={follow}
          onPointerLeave={() => setPlace(undefined)}
        >
          {[0, BOX.height / 2, BOX.height].map(y => (
            <path key={y} d={`M0 ${y}H${BOX.width}`} className={styles.grid} />
          ))}
          <path d={plot.usedArea} className={styles.area} />
          {lines.map(line => (
            <path key={line} d={plot[line]} data-line={line} />
          ))}
          {place !== undefined && (
            <path
              d={`M${place * BOX.width} 0V${BOX.height}`}
              className={styles.here}
            />
          )}
        </svg>
        <div className={styles.times} aria-hidden="true">
          <span>{timeOf(range.from)}</span>
          <span>{timeOf(range.to)}</span>
        </div>
      </div>
      <figcaption className={styles.caption}>
        <ul className={styles.legend}>
          {lines.map(line => (
            <li key={line} data-line={line}>
              {t(`gpu.history.${line}`)}
            </li>
          ))}
        </ul>
        <Text variant="body-small">{wordsOf(shown)}</Text>
      </figcaption>
      <Folded title={t('gpu.history.table')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('gpu.history.column.time')}</th>
              {lines.map(line => (
                <th key={line} scope="col">
                  {t(`gpu.history.${line}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changesOf(points)
              .slice(0, MOST_ROWS)
              .map(point => (
                <tr key={point.at}>
                  <th scope="row">{timeOf(point.at)}</th>
                  {lines.map(line => (
                    <td key={line}>{point[line] ?? '–'}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </Folded>
    </figure>
  );
}
