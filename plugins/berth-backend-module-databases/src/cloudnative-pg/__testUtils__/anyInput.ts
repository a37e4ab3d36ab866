import { anyValueOf } from '@berth/offering-tests';
import fc from 'fast-check';
import { POSTGRES_VERSIONS } from '../../shared/postgres';
import { cloudNativePg } from '../offering';

const identifier = fc.stringMatching(/^[a-z_][a-z0-9_]{0,62}$/);
const dnsLabel = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/);
const size = fc
  .tuple(
    fc.integer({ min: 1, max: 9999 }),
    fc.option(fc.integer({ min: 0, max: 999 }), { nil: undefined }),
    fc.constantFrom('Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'k', 'M', 'G', 'T', 'P'),
  )
  .map(([whole, part, unit]) =>
    part === undefined ? `${whole}${unit}` : `${whole}.${part}${unit}`,
  );

function bySchema(field: string): fc.Arbitrary<unknown> {
  const properties = cloudNativePg.inputSchema.properties as Record<
    string,
    object
  >;
  return anyValueOf(properties[field]);
}

/** Every field of the input, with any value that its own schema takes. */
export const fields = {
  plan: fc.constantFrom('small', 'medium', 'large'),
  instances: fc.integer({ min: 1, max: 9 }),
  storage: size,
  version: fc.constantFrom(...POSTGRES_VERSIONS),
  storageClass: fc
    .array(dnsLabel, { minLength: 1, maxLength: 3 })
    .map(labels => labels.join('.')),
  antiAffinity: fc.constantFrom('preferred', 'required', 'off'),
  topologyKey: fc.constantFrom(
    'kubernetes.io/hostname',
    'topology.kubernetes.io/zone',
  ),
  topologySpread: fc.boolean(),
  synchronousReplicas: fc.integer({ min: 0, max: 8 }),
  database: identifier,
  owner: identifier,
  maxConnections: fc.integer({ min: 20, max: 1000 }),
  disruptionBudget: fc.boolean(),
  pooler: fc.constantFrom('off', 'session', 'transaction'),
  backups: bySchema('backups'),
  restoreFrom: bySchema('restoreFrom'),
};

/** An input as a caller may send it: any fields, or none. */
export const anyInput = fc.record(fields, { requiredKeys: [] });

/** An input that passes the rules that span fields too. */
export const validInput = anyInput.filter(input => {
  try {
    cloudNativePg.parseInput(input);
    return true;
  } catch {
    return false;
  }
});

/** A claim's name as CloudNativePG takes it. */
export const anyName = fc.stringMatching(/^[a-z]([-a-z0-9]{0,48}[a-z0-9])?$/);
