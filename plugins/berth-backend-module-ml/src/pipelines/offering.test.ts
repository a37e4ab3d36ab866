import {
  berthErrorCode,
  berthErrorFields,
  type ClaimPhase,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { ClaimObjects } from '@berth/backstage-plugin-berth-node';
import { stringify } from 'yaml';
import { trainIris, trainIrisYaml } from './__testUtils__/trainIris';
import { claimOf } from './claimOf';
import { kubeflowPipeline } from './offering';

const context = {
  cluster: 'sandbox',
  tenant: 'payments',
  namespace: 'payments-ml',
  name: 'iris',
};
const now = new Date('2026-08-01T12:00:00Z');

const write = (input: object = {}) =>
  kubeflowPipeline.manifests(
    kubeflowPipeline.parseInput({ pipeline: trainIrisYaml, ...input }),
    context,
  );

interface VersionChanges {
  name?: string;
  label?: string | undefined;
  reason?: string;
  spec?: object;
  createdAt?: string;
}

function objects(...versions: VersionChanges[]): ClaimObjects {
  const [primary, version] = write();
  return {
    primary: {
      ...primary,
      metadata: { ...primary.metadata, namespace: 'payments-ml', uid: 'u-1' },
    } as KubernetesObject,
    children: versions.map(change => {
      const { name = 'v1', reason, spec } = change;
      const label = 'label' in change ? change.label : 'u-1';
      return {
        ...version,
        metadata: {
          name: `iris-${name}`,
          namespace: 'payments-ml',
          creationTimestamp:
            change.createdAt ?? `2026-01-01T00:00:0${name.slice(1)}Z`,
          ...(label && {
            labels: { 'pipelines.kubeflow.org/pipeline-id': label },
          }),
        },
        spec: { ...(version.spec as object), versionName: name, ...spec },
        ...(reason && {
          status: {
            conditions: [
              {
                type: 'PipelineVersionStatus',
                status: 'True',
                reason,
                message: reason,
              },
            ],
          },
        }),
      } as KubernetesObject;
    }),
  };
}

function refusal(run: () => unknown) {
  try {
    run();
  } catch (error) {
    const [field] = berthErrorFields(error);
    return { code: berthErrorCode(error), ...field };
  }
  return undefined;
}

describe('the offering', () => {
  it('asks for the pipeline alone', () => {
    expect(kubeflowPipeline.inputSchema.required).toEqual(['pipeline']);
  });

  it('writes the Pipeline first, and its version after it', () => {
    const [pipeline, version, ...more] = write({ title: 'Iris' });
    expect(more).toEqual([]);
    expect(pipeline).toMatchObject({
      apiVersion: 'pipelines.kubeflow.org/v2beta1',
      kind: 'Pipeline',
      metadata: { name: 'iris' },
      spec: {
        displayName: 'Iris',
        description: 'Trains, measures and publishes a classifier.',
      },
    });
    expect(version).toMatchObject({
      kind: 'PipelineVersion',
      metadata: { name: 'iris-v1' },
      spec: {
        pipelineName: 'iris',
        versionName: 'v1',
        pipelineSpec: trainIris.spec,
        platformSpec: trainIris.platformSpec,
      },
    });
  });

  it.each([
    ['a: 1', /no compiled pipeline/],
    ['from kfp import dsl', /Compile it first/],
  ])('refuses %j and says what to do', (pipeline, message) => {
    expect(
      refusal(() => kubeflowPipeline.parseInput({ pipeline })),
    ).toMatchObject({
      code: 'input-invalid',
      field: 'pipeline',
      message: expect.stringMatching(message),
    });
  });

  it.each(['V1', 'v 1', '-v1', 'v1-', 'a-.b', 'a..b', '../x', 'x'.repeat(64)])(
    'refuses %j as a version',
    version => {
      expect(
        refusal(() =>
          kubeflowPipeline.parseInput({ pipeline: trainIrisYaml, version }),
        ),
      ).toMatchObject({ field: 'version' });
    },
  );

  it('consumes two objects at rest', () => {
    expect(
      kubeflowPipeline.usage(
        kubeflowPipeline.parseInput({ pipeline: trainIrisYaml }),
      ),
    ).toEqual({
      'count/pipelines.pipelines.kubeflow.org': '1',
      'count/pipelineversions.pipelines.kubeflow.org': '1',
    });
  });

  it('knows the pipeline of a version that nobody owns', () => {
    const [, version] = write();
    const placed = {
      ...version,
      metadata: { ...version.metadata, namespace: 'payments-ml' },
    };
    expect(claimOf(placed as KubernetesObject)).toEqual({
      namespace: 'payments-ml',
      name: 'iris',
    });
  });

  it('shows what is in the newest version', () => {
    expect(
      kubeflowPipeline.details(objects({ name: 'v1' }, { name: 'v2' })),
    ).toEqual(
      expect.arrayContaining([
        { label: 'Newest version', value: 'v2' },
        { label: 'Versions', value: '2' },
        { label: 'Tasks', value: '5' },
        { label: 'Compiled by', value: 'kfp-2.17.3' },
      ]),
    );
  });
});

describe('the readiness', () => {
  const broken = { pipelineSpec: { pipelineInfo: { name: 'x' }, root: {} } };

  it.each<[string, VersionChanges[], ClaimPhase, string]>([
    ['no version', [], 'Provisioning', 'NoVersion'],
    ['one without a condition, as most are', [{}], 'Ready', 'Runnable'],
    ['READY', [{ reason: 'READY' }], 'Ready', 'Runnable'],
    ['CREATING', [{ reason: 'CREATING' }], 'Provisioning', 'Creating'],
    ['DELETING', [{ reason: 'DELETING' }], 'Provisioning', 'Deleting'],
    [
      'a status that nobody knows',
      [{ reason: 'MELTING' }],
      'Unknown',
      'MELTING',
    ],
    [
      'one without a label',
      [{ label: undefined }],
      'Provisioning',
      'NotRegistered',
    ],
    [
      "a former pipeline's version of that name",
      [{ label: 'u-0' }],
      'Provisioning',
      'NotRegistered',
    ],
    ['one that is broken', [{ spec: broken }], 'Failed', 'InvalidPipeline'],
    [
      'a newer one that is broken',
      [{ name: 'v1' }, { name: 'v2', spec: broken }],
      'Degraded',
      'InvalidPipeline',
    ],
    [
      'a newer one that nobody knows',
      [{ name: 'v1' }, { name: 'v2', reason: 'MELTING' }],
      'Unknown',
      'MELTING',
    ],
    [
      'an older one that is broken',
      [{ name: 'v1', spec: broken }, { name: 'v2' }],
      'Ready',
      'Runnable',
    ],
  ])('judges %s', (_, versions, phase, reason) => {
    const judged = kubeflowPipeline.readiness(objects(...versions));
    expect(judged).toMatchObject({ phase, reason });
    expect(judged.message).toMatch(/[.]$/);
  });

  it('is never green before the Pipeline itself is there', () => {
    const found = objects({});
    delete (found.primary.metadata as { uid?: string }).uid;
    expect(kubeflowPipeline.readiness(found).phase).toBe('Provisioning');
  });
});

describe('the actions', () => {
  const plan = (action: string, input: object, ...versions: VersionChanges[]) =>
    kubeflowPipeline.planAction(action, input, objects(...versions), { now });

  it('are three, of which one takes something away', () => {
    expect(
      kubeflowPipeline.actions.map(({ id, destructive }) => [id, destructive]),
    ).toEqual([
      ['add-version', false],
      ['remove-version', true],
      ['describe', false],
    ]);
  });

  it('add a version', () => {
    const input = { pipeline: trainIrisYaml, version: 'v2' };
    expect(plan('add-version', input, {})).toMatchObject([
      {
        type: 'create',
        object: {
          kind: 'PipelineVersion',
          metadata: { name: 'iris-v2' },
          spec: { pipelineName: 'iris', versionName: 'v2' },
        },
      },
    ]);
  });

  it.each<[string, object, VersionChanges[], object]>([
    [
      'add-version',
      { pipeline: trainIrisYaml, version: 'v1' },
      [{}],
      { field: 'version' },
    ],
    [
      'add-version',
      { pipeline: stringify({ a: 1 }), version: 'v2' },
      [{}],
      { field: 'pipeline' },
    ],
    ['remove-version', { version: 'v1' }, [{}], { code: 'action-unavailable' }],
    [
      'remove-version',
      { version: 'v9' },
      [{ name: 'v1' }, { name: 'v2' }],
      { field: 'version' },
    ],
    ['describe', { title: '' }, [{}], { field: 'title' }],
  ])('refuse %s of %j', (action, input, versions, expected) => {
    expect(refusal(() => plan(action, input, ...versions))).toMatchObject(
      expected,
    );
  });

  it('remove the version that is named, whatever its object is called', () => {
    expect(
      plan('remove-version', { version: 'v1' }, { name: 'v1' }, { name: 'v2' }),
    ).toMatchObject([{ type: 'delete', name: 'iris-v1' }]);
  });

  it('change what people see', () => {
    expect(plan('describe', { title: 'Irises' }, {})).toMatchObject([
      {
        type: 'merge-patch',
        name: 'iris',
        patch: { spec: { displayName: 'Irises' } },
      },
    ]);
  });
});
