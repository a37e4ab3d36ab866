import { ButtonLink } from '@backstage/ui';
import { RiShareLine } from '@remixicon/react';
import { useText } from '../../../i18n';
import { useLinks } from '../../useLinks';
import { useSharedQuotas } from './useSharedQuotas';

/** Leads to what is shared, where something is. */
export function SharedQuotasLink() {
  const { t } = useText();
  const links = useLinks();
  const { data } = useSharedQuotas();
  return data && data.quotas.length > 0 ? (
    <ButtonLink
      size="small"
      variant="secondary"
      iconStart={<RiShareLine aria-hidden="true" />}
      href={links.sharedGpus()}
    >
      {t('gpu.shared.title')}
    </ButtonLink>
  ) : null;
}
