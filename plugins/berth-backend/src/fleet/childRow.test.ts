import { berthLabels } from '@berth/backstage-plugin-berth-common';
import type { ObjectName, Offering } from '@berth/backstage-plugin-berth-node';
import type { LiveObject } from '../kubernetes/types';
import { childRow } from './childRow';

const kind = {
  group: 'queues.example.com',
  version: 'v1',
  kind: 'Queue',
  plural: 'queues',
};

function claimOf(named: ObjectName | undefined, namespace?: string) {
  const offering = {
    id: 'gpu.queue',
    primaries: [],
    children: [kind],
    claimOf: () => named,
  } as Partial<Offering> as Offering;
  const object = {
    apiVersion: 'queues.example.com/v1',
    kind: 'Queue',
    metadata: {
      name: 'queue',
      namespace,
      labels: {
        [berthLabels.claim]: 'gpu',
        [berthLabels.offering]: 'gpu.queue',
      },
    },
  } as unknown as LiveObject;
  const resource = { ...kind, key: 'x', role: 'child' as const };
  const row = childRow({
    cluster: 'sandbox',
    resource,
    offerings: [offering],
    object,
  });
  return row?.claim;
}

describe('childRow', () => {
  it('goes by the labels of an object', () => {
    expect(claimOf(undefined, 'payments')).toBe(
      'sandbox:payments:gpu.queue:gpu',
    );
  });

  it('goes by what the object itself says before its labels', () => {
    expect(claimOf({ namespace: 'payments', name: 'gpu' })).toBe(
      'sandbox:payments:gpu.queue:gpu',
    );
  });
});
