import {
  compareQuantities,
  type FieldError,
} from '@berth/backstage-plugin-berth-common';
import type { VirtualClusterInput } from './input';
import { isHighlyAvailable } from './size';

/** The API server's database does not start on less. */
const MIN_STORAGE = '1Gi';

/**
 * The rules that span fields or lie beyond a pattern.
 *
 * @internal
 */
export function check(input: VirtualClusterInput): FieldError[] {
  const problems: FieldError[] = [];
  if (input.isolation === 'dedicated-nodes' && !input.nodePool) {
    problems.push({
      field: 'nodePool',
      message:
        'Dedicated nodes need their label, such as pool=payments; ask the platform team which nodes are yours.',
    });
  }
  if (input.nodePool && input.isolation !== 'dedicated-nodes') {
    problems.push({
      field: 'nodePool',
      message:
        'This is for dedicated nodes; leave it empty or choose that isolation.',
    });
  }
  if (input.storage && compareQuantities(input.storage, MIN_STORAGE) < 0) {
    problems.push({
      field: 'storage',
      message: `At least ${MIN_STORAGE} is needed.`,
    });
  }
  if (input.externalUrl && !URL.canParse(input.externalUrl)) {
    problems.push({
      field: 'externalUrl',
      message: 'This is no address that anything could be reached by.',
    });
  }
  if (!input.persistence && isHighlyAvailable(input)) {
    problems.push({
      field: 'persistence',
      message:
        'A control plane of three replicas keeps its data; leave this on, or choose no high availability.',
    });
  }
  return problems;
}
