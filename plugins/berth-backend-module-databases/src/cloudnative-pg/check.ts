import {
  compareQuantities,
  type FieldError,
} from '@berth/backstage-plugin-berth-common';
import type { CloudNativePgInput } from './input';
import { sizeOf } from './size';

/** PostgreSQL does not start on less, once its write-ahead log has grown. */
const MIN_STORAGE = '1Gi';

const RESERVED_DATABASES = ['postgres', 'template0', 'template1'];

/** Users of PostgreSQL and of the operator; `pg_` is PostgreSQL's own prefix. */
const RESERVED_OWNER =
  /^(postgres|streaming_replica|cnpg_pooler_pgbouncer|cnpg_metrics_exporter|public|none|pg_.*)$/;

/**
 * The rules that span fields or lie beyond a pattern.
 *
 * @internal
 */
export function check(input: CloudNativePgInput): FieldError[] {
  const { instances } = sizeOf(input);
  const problems: FieldError[] = [];
  if (input.synchronousReplicas >= instances) {
    problems.push({
      field: 'synchronousReplicas',
      message: `There have to be fewer than the ${instances} instances; ask for more instances or fewer synchronous replicas.`,
    });
  }
  if (input.storage && compareQuantities(input.storage, MIN_STORAGE) < 0) {
    problems.push({
      field: 'storage',
      message: `At least ${MIN_STORAGE} is needed.`,
    });
  }
  if (RESERVED_DATABASES.includes(input.database)) {
    problems.push({
      field: 'database',
      message: `'${input.database}' is there already; choose another name.`,
    });
  }
  if (RESERVED_OWNER.test(input.owner)) {
    problems.push({
      field: 'owner',
      message: `'${input.owner}' is reserved; choose another name.`,
    });
  }
  return problems;
}
