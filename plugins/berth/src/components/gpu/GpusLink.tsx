import { ButtonLink } from '@backstage/ui';
import { RiCpuLine } from '@remixicon/react';
import { useText } from '../../i18n';
import { useLinks } from '../useLinks';
import { useGpuFleet } from './useGpus';

/** Leads to the GPUs, where there are some. */
export function GpusLink() {
  const { t } = useText();
  const links = useLinks();
  const { data } = useGpuFleet();
  return data && data.pools.length > 0 ? (
    <ButtonLink
      size="small"
      variant="secondary"
      iconStart={<RiCpuLine aria-hidden="true" />}
      href={links.gpus()}
    >
      {t('gpu.title')}
    </ButtonLink>
  ) : null;
}
