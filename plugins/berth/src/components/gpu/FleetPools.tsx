import type { GpuPool } from '@berth/backstage-plugin-berth-common';
import { gpuUnitOf } from '@berth/backstage-plugin-berth-common';
import { Box, Text } from '@backstage/ui';
import { RiCpuLine } from '@remixicon/react';
import { useText } from '../../i18n';
import { EmptyState } from '../feedback';
import { Section, useHeading } from '../layout';
import { Facts } from './Facts';
import styles from './Fleet.module.css';
import { GpuBar } from './GpuBar';
import { kindOf, productTitle } from './words';

/** What there is of GPUs, by product and by how they are divided. */
export function FleetPools({ pools }: { pools: GpuPool[] }) {
  const { t } = useText();
  return (
    <Section title={t('gpu.pools.title')}>
      {pools.length === 0 ? (
        <EmptyState
          icon={<RiCpuLine size={24} />}
          title={t('gpu.pools.empty')}
          description={t('gpu.pools.emptyHelp')}
        />
      ) : (
        <ul className={styles.pools}>
          {pools.map(pool => (
            <li key={`${pool.cluster} ${pool.resource} ${pool.product}`}>
              <Pool pool={pool} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Pool({ pool }: { pool: GpuPool }) {
  const { t, say } = useText();
  const Heading = useHeading();
  const { cluster, resource, product, allocatable, free, nodes } = pool;
  const kind = say(kindOf(resource));
  const isWhole = gpuUnitOf(resource) === 'gpu';
  const isFree = t('gpu.pools.free', { free, total: allocatable });
  return (
    <Box as="article" bg="neutral" className={styles.pool}>
      <div>
        <Text as={Heading} variant="body-large" weight="bold">
          {[product && productTitle(product), (!product || !isWhole) && kind]
            .filter(Boolean)
            .join(', ')}
        </Text>
        <Text as="p" color="secondary">
          {[
            t('gpu.on', { what: kind, cluster }),
            t('gpu.pools.nodes', { count: nodes }),
          ].join(' · ')}
        </Text>
      </div>
      <Text as="p" weight="bold">
        {isFree}
      </Text>
      <GpuBar
        label={isFree}
        total={allocatable}
        parts={[
          { tone: 'others', amount: pool.requested },
          { tone: 'off', amount: pool.unavailable },
        ]}
      />
      <Facts
        facts={[
          { label: t('gpu.pools.used'), value: pool.requested },
          { label: t('gpu.pools.left'), value: free },
          { label: t('gpu.pools.largest'), value: pool.largestFree },
          ...(pool.unavailable > 0
            ? [
                {
                  label: t('gpu.pools.unavailable'),
                  value: pool.unavailable,
                },
              ]
            : []),
        ]}
      />
    </Box>
  );
}
