import { liveThing } from '../__testUtils__/liveObject';
import { batchesOf, takeBatch } from './batches';
import type { WriterItem } from './ProjectionWriter';
import type { ResourceRole, WatchedResource } from './types';

const resource = (role: ResourceRole): WatchedResource => ({
  group: '',
  version: 'v1',
  plural: role,
  key: role,
  role,
});
const item = (
  type: 'upsert' | 'delete',
  role: ResourceRole,
  name: string,
  uid = '1',
): WriterItem => ({
  type,
  resource: resource(role),
  object: liveThing({ metadata: { name, uid } }),
});
const listed: WriterItem = {
  type: 'listed',
  resource: resource('claim'),
  resourceVersion: '1',
  seen: new Set(),
};

describe('takeBatch', () => {
  const upsert = item('upsert', 'claim', 'a');

  it.each([
    [[upsert, upsert, upsert], 2, 2, 1],
    [[upsert], 2, 1, 0],
    [[upsert, listed, upsert], 5, 2, 1],
    [[upsert, upsert, listed], 2, 2, 1],
    [[listed, upsert], 5, 1, 1],
    [[], 5, 0, 0],
  ])('takes a batch of %#', (items, size, taken, left) => {
    const queue = [...items];
    expect(takeBatch(queue, size)).toHaveLength(taken);
    expect(queue).toHaveLength(left);
  });
});

describe('batchesOf', () => {
  it('puts namespaces before the claims in them', () => {
    const batches = batchesOf([
      item('upsert', 'event', 'e'),
      item('upsert', 'child', 'p'),
      item('upsert', 'claim', 'c'),
      item('upsert', 'namespace', 'n'),
    ]);
    expect(batches.map(batch => batch.resource.role)).toEqual([
      'namespace',
      'claim',
      'child',
      'event',
    ]);
  });

  it('keeps the last of several items about one object', () => {
    const [batch] = batchesOf([
      item('upsert', 'claim', 'a', '1'),
      item('upsert', 'claim', 'b', '1'),
      item('upsert', 'claim', 'a', '2'),
      item('delete', 'claim', 'b', '1'),
    ]);
    expect(batch.upserts.map(({ metadata }) => metadata.uid)).toEqual(['2']);
    expect(batch.deletes.map(({ metadata }) => metadata.name)).toEqual(['b']);
  });

  it('takes what was deleted and made again for there', () => {
    const [batch] = batchesOf([
      item('delete', 'claim', 'a', '1'),
      item('upsert', 'claim', 'a', '2'),
      listed,
    ]);
    expect(batch.deletes).toEqual([]);
    expect(batch.upserts).toHaveLength(1);
  });
});
