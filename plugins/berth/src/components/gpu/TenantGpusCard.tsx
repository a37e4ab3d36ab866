import type {
  GpuQueueView,
  Tenant,
  TenantGpuResource,
} from '@berth/backstage-plugin-berth-common';
import {
  Button,
  Dialog,
  DialogBody,
  DialogHeader,
  Flex,
  Link,
} from '@backstage/ui';
import { useState } from 'react';
import { useOfferings } from '../../data';
import { useText } from '../../i18n';
import { Section } from '../layout';
import { RequestDialog } from '../request/RequestDialog';
import { useLinks } from '../useLinks';
import { HistorySection } from './HistorySection';
import { ResourceView } from './ResourceView';
import { SampleTimes } from './SampleTimes';
import type { GpuWish } from './SizingAnswer';
import { SizingHelper } from './SizingHelper';
import { useGpuFleet, useTenantGpus } from './useGpus';
import styles from './TenantGpus.module.css';

const GPU_QUOTA = 'gpu.quota';

/** Whether a tenant has to do with a kind of GPUs at all. */
function concerns(resource: TenantGpuResource, queues: GpuQueueView[]) {
  const { quota = 0, used, waiting } = resource;
  return (
    quota > 0 ||
    used > 0 ||
    waiting.pods > 0 ||
    queues.some(
      queue =>
        queue.cluster === resource.cluster &&
        queue.resource === resource.resource,
    )
  );
}

/**
 * A tenant's GPUs: what it has, uses and waits for, and since when. Nothing is
 * shown to those who have to do with none.
 */
export function TenantGpusCard({ tenant }: { tenant: Tenant }) {
  const { t } = useText();
  const links = useLinks();
  const [asking, setAsking] = useState<Partial<GpuWish>>();
  const [sizing, setSizing] = useState(false);
  const offering = useOfferings().data?.find(({ id }) => id === GPU_QUOTA);
  const { data } = useTenantGpus(tenant.name);
  const resources = data?.resources.filter(one => concerns(one, data.queues));
  if (!data || !resources?.length) {
    return null;
  }
  return (
    <Section
      title={t('gpu.title')}
      card
      actions={
        <Flex align="center" gap="3" className={styles.actions}>
          <Link href={links.gpus()}>{t('gpu.card.fleet')}</Link>
          <Button
            size="small"
            variant="tertiary"
            onPress={() => setSizing(true)}
          >
            {t('gpu.card.size')}
          </Button>
          {offering && (
            <Button
              size="small"
              variant="secondary"
              onPress={() => setAsking({})}
            >
              {t('gpu.card.ask')}
            </Button>
          )}
        </Flex>
      }
    >
      {resources.map(resource => (
        <ResourceView
          key={`${resource.cluster} ${resource.resource}`}
          resource={resource}
          queues={data.queues.filter(
            queue =>
              queue.cluster === resource.cluster &&
              queue.resource === resource.resource,
          )}
        />
      ))}
      <HistorySection
        tenant={tenant.name}
        kinds={resources.map(({ cluster, resource }) => ({
          cluster,
          resource,
        }))}
      />
      <SampleTimes clusters={data.clusters} />
      {sizing && (
        <SizingDialog
          onClose={() => setSizing(false)}
          onAsk={
            offering &&
            (wish => {
              setSizing(false);
              setAsking(wish);
            })
          }
        />
      )}
      {asking && offering && (
        <RequestDialog
          offering={offering}
          tenant={tenant}
          input={asking}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Section>
  );
}

function SizingDialog(props: {
  onClose: () => void;
  onAsk?: (wish: GpuWish) => void;
}) {
  const { onClose, onAsk } = props;
  const { t } = useText();
  const { data } = useGpuFleet();
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={open => !open && onClose()}
      width={860}
    >
      <DialogHeader>{t('gpu.sizing.dialog')}</DialogHeader>
      <DialogBody>
        <SizingHelper pools={data?.pools ?? []} onAsk={onAsk} />
      </DialogBody>
    </Dialog>
  );
}
