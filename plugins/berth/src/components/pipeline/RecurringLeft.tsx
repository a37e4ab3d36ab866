import type { Claim } from '@berth/backstage-plugin-berth-common';
import { useText } from '../../i18n';
import { placeOfClaim, type PipelinePlace } from './place';
import { usePipelineId, useRecurringRuns } from './usePipelines';

/**
 * A line that names the recurring runs of a pipeline that is to be deleted: they
 * are no objects of Kubernetes, so that nothing takes them away with it.
 */
export function RecurringLeft({ claim }: { claim: Claim }) {
  const place = placeOfClaim(claim);
  const { id } = usePipelineId(place, true);
  return id ? <Left place={place} pipelineId={id} /> : null;
}

function Left(props: { place: PipelinePlace; pipelineId: string }) {
  const { place, pipelineId } = props;
  const { t } = useText();
  const { data } = useRecurringRuns(place, pipelineId, true);
  const items = data?.items ?? [];
  return items.length > 0 ? (
    <li>
      <strong>
        {t('runs.recurring.left', {
          count: items.length,
          titles: items.map(({ title }) => title).join(', '),
        })}
      </strong>
    </li>
  ) : null;
}
