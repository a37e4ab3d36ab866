import {
  berthErrorCode,
  berthErrorFields,
} from '@berth/backstage-plugin-berth-common';
import type { PlannedChange } from '@berth/backstage-plugin-berth-node';
import { aCluster, type ClusterChanges } from './__testUtils__/aCluster';
import { cloudNativePg } from './offering';

const now = new Date('2026-08-01T12:00:00Z');
const asleep: ClusterChanges = { annotations: { 'cnpg.io/hibernation': 'on' } };

function plan(action: string, input: object = {}, changes?: ClusterChanges) {
  return cloudNativePg.planAction(action, input, aCluster(changes), { now });
}

function refusal(action: string, input: object, changes?: ClusterChanges) {
  try {
    plan(action, input, changes);
  } catch (error) {
    return {
      code: berthErrorCode(error),
      message: (error as Error).message,
      field: berthErrorFields(error)[0]?.field,
    };
  }
  return undefined;
}

describe('the actions', () => {
  it('are five, of which two take the service away', () => {
    expect(
      cloudNativePg.actions.map(({ id, destructive }) => [id, destructive]),
    ).toEqual([
      ['scale', false],
      ['resize-storage', false],
      ['hibernate', true],
      ['resume', false],
      ['restart', true],
    ]);
  });

  it.each<[string, object, ClusterChanges | undefined, object]>([
    ['scale', { instances: 5 }, undefined, { spec: { instances: 5 } }],
    ['scale', { instances: 1 }, undefined, { spec: { instances: 1 } }],
    [
      'resize-storage',
      { storage: '20Gi' },
      undefined,
      { spec: { storage: { size: '20Gi' } } },
    ],
    [
      'hibernate',
      {},
      undefined,
      { metadata: { annotations: { 'cnpg.io/hibernation': 'on' } } },
    ],
    [
      'resume',
      {},
      asleep,
      { metadata: { annotations: { 'cnpg.io/hibernation': 'off' } } },
    ],
    [
      'restart',
      {},
      undefined,
      {
        metadata: {
          annotations: {
            'kubectl.kubernetes.io/restartedAt': '2026-08-01T12:00:00.000Z',
          },
        },
      },
    ],
  ])('%s %j', (action, input, changes, patch) => {
    const expected: PlannedChange[] = [
      {
        type: 'merge-patch',
        kind: cloudNativePg.primary,
        name: 'orders',
        patch: { ...patch },
      },
    ];
    expect(plan(action, input, changes)).toEqual(expected);
  });

  it.each<[string, object, ClusterChanges | undefined, object]>([
    ['scale', {}, undefined, { code: 'input-invalid', field: 'instances' }],
    [
      'scale',
      { instances: 0 },
      undefined,
      { code: 'input-invalid', field: 'instances' },
    ],
    [
      'scale',
      { instances: 3 },
      undefined,
      { field: 'instances', message: 'instances: It has 3 already.' },
    ],
    [
      'scale',
      { instances: 2 },
      { spec: { postgresql: { synchronous: { method: 'any', number: 2 } } } },
      { code: 'input-invalid', field: 'instances' },
    ],
    [
      'scale',
      { instances: 2 },
      asleep,
      {
        code: 'action-unavailable',
        message: 'It hibernates; resume it first.',
      },
    ],
    [
      'resize-storage',
      { storage: '20Gb' },
      undefined,
      { code: 'input-invalid', field: 'storage' },
    ],
    [
      'resize-storage',
      { storage: '10Gi' },
      undefined,
      { message: 'storage: A disk can only grow, and it has 10Gi now.' },
    ],
    ['resize-storage', { storage: '10G' }, undefined, { field: 'storage' }],
    [
      'resize-storage',
      { storage: '20Gi' },
      asleep,
      { code: 'action-unavailable' },
    ],
    [
      'resize-storage',
      { storage: '20Gi' },
      { spec: { storage: { pvcTemplate: {} } } },
      { code: 'action-unavailable' },
    ],
    [
      'hibernate',
      {},
      asleep,
      {
        code: 'action-unavailable',
        message: 'It hibernates already, or is about to.',
      },
    ],
    [
      'resume',
      {},
      undefined,
      { code: 'action-unavailable', message: 'It does not hibernate.' },
    ],
    ['restart', {}, asleep, { code: 'action-unavailable' }],
    [
      'restart',
      { force: true },
      undefined,
      { code: 'input-invalid', field: 'force' },
    ],
    ['promote', {}, undefined, { code: 'action-not-found' }],
  ])('refuse %s %j', (action, input, changes, expected) => {
    expect(refusal(action, input, changes)).toMatchObject(expected);
  });

  it('say beforehand why they cannot run', () => {
    const reasons = (changes?: ClusterChanges) =>
      cloudNativePg.actions.flatMap(({ id }) =>
        cloudNativePg.actionUnavailable(id, aCluster(changes)) ? [id] : [],
      );
    expect(reasons()).toEqual(['resume']);
    expect(reasons(asleep)).toEqual([
      'scale',
      'resize-storage',
      'hibernate',
      'restart',
    ]);
    const metadata = { deletionTimestamp: '2026-08-01T00:00:00Z' };
    expect(reasons({ metadata })).toHaveLength(5);
  });
});
