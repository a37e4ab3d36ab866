import type { ClaimRequest } from '@berth/backstage-plugin-berth-common';
import { ButtonLink } from '@backstage/ui';
import { useText } from '../../i18n';
import { conventionalValues, withFormData } from '../../model/template';
import { useLinks } from '../useLinks';

/** Longer texts lie in files, and an address cannot hold them. */
const MAX_IN_ADDRESS = 2_000;

function withoutFiles(_key: string, value: unknown): unknown {
  return typeof value === 'string' && value.length > MAX_IN_ADDRESS
    ? undefined
    : value;
}

/** The form with everything that was asked for, to be changed and sent again. */
function useRetryForm(request: ClaimRequest | undefined): string | undefined {
  const links = useLinks();
  const form = request?.template && links.template(request.template);
  if (!request || !form) {
    return undefined;
  }
  const { name, tenant, cluster, namespace } = request;
  const values = conventionalValues({
    name,
    place: { tenant, cluster, namespace },
    input: JSON.parse(JSON.stringify(request.input, withoutFiles)),
  });
  return withFormData(form, values);
}

/** Where to look, and what to do, while or after something is asked for. */
export function PendingActions(props: {
  request?: ClaimRequest;
  taskId?: string;
  refused: boolean;
}) {
  const { request, taskId, refused } = props;
  const { t } = useText();
  const task = useLinks().task(taskId ?? '');
  const form = useRetryForm(request);
  return (
    <>
      {taskId && task && (
        <ButtonLink size="small" variant="secondary" href={task}>
          {t('claim.seeTask')}
        </ButtonLink>
      )}
      {refused && form && (
        <ButtonLink size="small" variant="primary" href={form}>
          {t('claim.changeAndRetry')}
        </ButtonLink>
      )}
    </>
  );
}
