import { berthLabels } from '@berth/backstage-plugin-berth-common';
import type { ObjectName } from '@berth/backstage-plugin-berth-node';
import type { LiveObject } from '../kubernetes/types';
import { belongsTo } from './belongsTo';

const claim = { namespace: 'payments', name: 'gpu', offering: 'gpu.queue' };
const primary = { metadata: { name: 'gpu', uid: 'uid-1' } } as LiveObject;
const ours = {
  [berthLabels.claim]: 'gpu',
  [berthLabels.offering]: 'gpu.queue',
};

function belongs(options: {
  owner?: string;
  labels?: Record<string, string>;
  named?: ObjectName;
}) {
  const { owner, labels, named } = options;
  const metadata = {
    name: 'other',
    labels,
    ...(owner && { ownerReferences: [{ uid: owner }] }),
  };
  return belongsTo({ metadata } as unknown as LiveObject, {
    primary,
    claim,
    offering: { claimOf: () => named },
  });
}

describe('belongsTo', () => {
  it.each<[string, Parameters<typeof belongs>[0], boolean]>([
    ['nothing', {}, false],
    ['the owner', { owner: 'uid-1' }, true],
    ['another owner', { owner: 'uid-2' }, false],
    ['the labels', { labels: ours }, true],
    [
      'the labels of another claim',
      { labels: { ...ours, [berthLabels.claim]: 'other' } },
      false,
    ],
    ['its own way', { named: { namespace: 'payments', name: 'gpu' } }, true],
    [
      'its own way, against the labels: a claim of that name of another tenant',
      { labels: ours, named: { namespace: 'shop', name: 'gpu' } },
      false,
    ],
  ])('by %s', (_, options, expected) => {
    expect(belongs(options)).toBe(expected);
  });
});
