import { kubeflowPipelines } from '../operators/kubeflow-pipelines';
import { standInFor } from '../operators/kubeflow-pipelines/standInFor';
import { choosePipelinesMode } from './choosePipelinesMode';
import { pipelinesModes, settingsOf } from './modes';

describe('how Kubeflow Pipelines is installed', () => {
  it('is one of four', () => {
    expect(pipelinesModes.map(settingsOf)).toEqual([
      { store: 'kubernetes', multiUser: false },
      { store: 'database', multiUser: false },
      { store: 'kubernetes', multiUser: true },
      { store: 'database', multiUser: true },
    ]);
  });

  it.each([
    [undefined, {}, 'kubernetes'],
    ['database' as const, {}, 'database'],
    [undefined, { pipelines: 'database' as const }, 'database'],
    ['database' as const, { pipelines: 'database' as const }, 'database'],
    // A folder of before there was a choice.
    [undefined, { seeded: ['demo'] }, 'kubernetes'],
  ])('is, for %s and a folder with %j, %s', (wanted, state, expected) => {
    expect(choosePipelinesMode(wanted, state)).toBe(expected);
  });

  it.each([{ pipelines: 'kubernetes' as const }, { seeded: ['minimal'] }])(
    'does not change in a folder with %j',
    state => {
      expect(() => choosePipelinesMode('database', state)).toThrow(
        /installed as "kubernetes".*another folder/,
      );
    },
  );

  it('has its kinds served only where pipelines are objects', () => {
    const { manifest } = kubeflowPipelines;
    expect(manifest).toBeDefined();
    expect(standInFor(kubeflowPipelines, 'kubernetes-multi-user')).toEqual(
      kubeflowPipelines,
    );
    expect(standInFor(kubeflowPipelines, 'database').manifest).toBeUndefined();
    const other = { ...kubeflowPipelines, name: 'other' };
    expect(standInFor(other, 'database').manifest).toBe(manifest);
  });
});
