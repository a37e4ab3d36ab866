import type { OfferingDescription } from '@berth/backstage-plugin-berth-common';
import { Alert } from '@backstage/ui';
import { useText } from '../../i18n';

/**
 * What somebody has to know of an offering before choosing it: that what is
 * behind it has ended, costs money or may still change. Nothing for most.
 */
export function OfferingNotice({
  notice,
}: Pick<OfferingDescription, 'notice'>) {
  const { t } = useText();
  return notice ? (
    <Alert
      status={notice.kind === 'experimental' ? 'info' : 'warning'}
      icon
      title={t(`form.notice.${notice.kind}`)}
      description={notice.message}
    />
  ) : null;
}
