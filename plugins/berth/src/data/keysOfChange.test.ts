import { keysOfChange } from './keysOfChange';

describe('keysOfChange', () => {
  it.each([
    ['claim', ['claim', 'claims', 'tenants', 'tenant']],
    ['tenant', ['tenants', 'tenant']],
    ['cluster', ['clusters', 'offerings', 'claims', 'claim', 'gpu']],
    ['request', ['requests', 'claim']],
  ] as const)('a changed %s makes %j old', (kind, roots) => {
    const keys = keysOfChange({ kind, key: 'k', operation: 'upsert' });
    expect(keys.map(([root]) => root)).toEqual(roots);
  });

  it('asks again for the one claim that changed, not for all of them', () => {
    expect(
      keysOfChange({ kind: 'claim', key: 'a:b:c:d', operation: 'delete' }),
    ).toContainEqual(['claim', 'a:b:c:d']);
  });

  it('asks again for GPUs when a quota of them has changed', () => {
    const ofOffering = (offering: string) =>
      keysOfChange({
        kind: 'claim',
        key: `a:b:${offering}:d`,
        operation: 'upsert',
      });
    expect(ofOffering('gpu.quota')).toContainEqual(['gpu']);
    expect(ofOffering('database.crunchy')).not.toContainEqual(['gpu']);
  });

  it('asks again for versions when a pipeline has changed', () => {
    const of = (offering: string) =>
      keysOfChange({
        kind: 'claim',
        key: `a:b:${offering}:d`,
        operation: 'upsert',
      });
    expect(of('ml.kubeflow-pipeline')).toContainEqual(['pipelines']);
    expect(of('ml.notebook')).not.toContainEqual(['pipelines']);
  });

  it('ignores what it does not know', () => {
    expect(
      keysOfChange({ kind: 'moon' as never, key: 'k', operation: 'upsert' }),
    ).toEqual([]);
  });
});
