import {
  berthErrorCode,
  berthErrorFields,
} from '@berth/backstage-plugin-berth-common';
import fc from 'fast-check';
import { anyInput, fields } from './__testUtils__/anyInput';
import { cloudNativePg } from './offering';

/** The messages by field with which an input is refused. */
function refusal(input: Record<string, unknown>): Record<string, string> {
  try {
    cloudNativePg.parseInput(input);
  } catch (error) {
    expect(berthErrorCode(error)).toBe('input-invalid');
    return Object.fromEntries(
      berthErrorFields(error).map(({ field, message }) => [field, message]),
    );
  }
  return {};
}

const properties = cloudNativePg.inputSchema.properties as Record<
  string,
  Record<string, unknown>
>;

describe('the input', () => {
  it('asks for nothing', () => {
    expect(cloudNativePg.inputSchema).not.toHaveProperty('required');
    expect(cloudNativePg.parseInput({})).toEqual({
      plan: 'small',
      version: '18',
      antiAffinity: 'preferred',
      topologyKey: 'kubernetes.io/hostname',
      topologySpread: true,
      synchronousReplicas: 0,
      database: 'app',
      owner: 'app',
      maxConnections: 100,
      disruptionBudget: true,
      pooler: 'off',
      backups: { schedule: '0 2 * * *', retentionDays: 14 },
      restoreFrom: {},
    });
  });

  it.each(Object.entries(properties))('explains %s', (_, schema) => {
    expect(schema.title).toEqual(expect.any(String));
    expect(String(schema.description)).toMatch(/.{10,}\.$/);
  });

  it('folds all but the size away', () => {
    expect([...cloudNativePg.advanced].sort()).toEqual(
      Object.keys(properties)
        .filter(field => field !== 'plan')
        .sort(),
    );
  });

  it('is wholly covered by the property tests', () => {
    expect(Object.keys(fields).sort()).toEqual(Object.keys(properties).sort());
  });

  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ['10Gb', { storage: '10Gb' }, 'storage', /20Gb is not one/],
    ['10 Gi', { storage: '10 Gi' }, 'storage', /such as 20Gi/],
    ['no unit', { storage: '10' }, 'storage', /such as 20Gi/],
    ['a negative size', { storage: '-10Gi' }, 'storage', /such as 20Gi/],
    ['a size too small', { storage: '1023Mi' }, 'storage', /At least 1Gi/],
    ['no instance', { instances: 0 }, 'instances', /Between 1 and 9/],
    ['negative instances', { instances: -1 }, 'instances', /Between 1 and 9/],
    ['ten instances', { instances: 10 }, 'instances', /Between 1 and 9/],
    ['half an instance', { instances: 1.5 }, 'instances', /int/],
    ['a text for a number', { instances: '3' }, 'instances', /number/],
    ['an unknown plan', { plan: 'huge' }, 'plan', /"small"/],
    ['a version that has ended', { version: '14' }, 'version', /"18"/],
    ['a minor version', { version: '18.1' }, 'version', /"18"/],
    [
      'a wrong class',
      { storageClass: 'Fast!' },
      'storageClass',
      /StorageClass/,
    ],
    ['a quoted name', { database: 'my-db' }, 'database', /underscores/],
    ['an injected name', { owner: 'x; drop' }, 'owner', /underscores/],
    ['a long name', { owner: 'a'.repeat(64) }, 'owner', /63/],
    [
      'a system database',
      { database: 'template1' },
      'database',
      /there already/,
    ],
    ['a superuser', { owner: 'postgres' }, 'owner', /reserved/],
    ["PostgreSQL's prefix", { owner: 'pg_me' }, 'owner', /reserved/],
    [
      "the operator's user",
      { owner: 'streaming_replica' },
      'owner',
      /reserved/,
    ],
    [
      'too few connections',
      { maxConnections: 5 },
      'maxConnections',
      /At least 20/,
    ],
    [
      'too many connections',
      { maxConnections: 1001 },
      'maxConnections',
      /pooler/,
    ],
    [
      'replicas that are not there',
      { synchronousReplicas: 1 },
      'synchronousReplicas',
      /fewer than the 1 instance/,
    ],
    [
      'as many as instances',
      { synchronousReplicas: 3, instances: 3 },
      'synchronousReplicas',
      /fewer than the 3 instances/,
    ],
    [
      'a bucket without its keys',
      { backups: { destination: 's3://backups/payments' } },
      'backups.secret',
      /Secret that holds the keys/,
    ],
    [
      'keys without a bucket',
      { backups: { secret: 's3' } },
      'backups.destination',
      /which bucket/,
    ],
    [
      'two places for backups',
      {
        backups: {
          destination: 's3://backups',
          secret: 's3',
          objectStore: 'shared',
        },
      },
      'backups.objectStore',
      /not both/,
    ],
    [
      'no address of a bucket',
      { backups: { destination: 'https://backups' } },
      'backups.destination',
      /s3:\/\//,
    ],
    [
      'six fields of a schedule',
      { backups: { schedule: '0 0 2 * * *' } },
      'backups.schedule',
      /five fields/,
    ],
    [
      'a schedule that never is',
      { backups: { schedule: '0 25 * * *' } },
      'backups.schedule',
      /five fields/,
    ],
    [
      'a point in time of nothing',
      { restoreFrom: { targetTime: '2026-08-20T10:00:00Z' } },
      'restoreFrom.database',
      /which database/,
    ],
    [
      'a time without its zone',
      { restoreFrom: { database: 'old', targetTime: '2026-08-20T10:00:00' } },
      'restoreFrom.targetTime',
      /time zone/,
    ],
    ['an unknown field', { replicas: 3 }, 'replicas', /no such field/],
  ])('refuses %s', (_, input, field, message) => {
    expect(refusal(input)).toEqual({ [field]: expect.stringMatching(message) });
  });

  it('names all that is wrong at once', () => {
    expect(
      Object.keys(refusal({ storage: '10Gb', instances: 0 })).sort(),
    ).toEqual(['instances', 'storage']);
    expect(
      Object.keys(refusal({ database: 'postgres', owner: 'postgres' })),
    ).toEqual(['database', 'owner']);
  });

  it('takes the replicas that a plan brings', () => {
    expect(refusal({ plan: 'large', synchronousReplicas: 2 })).toEqual({});
  });

  it('refuses by the rules that span fields alone what fits each field', () => {
    const rules = [
      'storage',
      'database',
      'owner',
      'synchronousReplicas',
      'backups.destination',
      'backups.secret',
      'backups.objectStore',
      'restoreFrom.database',
    ];
    fc.assert(
      fc.property(anyInput, input => {
        const fieldsRefused = Object.keys(refusal(input));
        expect(fieldsRefused.filter(f => !rules.includes(f))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
