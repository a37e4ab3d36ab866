import { stringify } from 'yaml';
import { trainIris, trainIrisYaml } from '../__testUtils__/trainIris';
import { checkValues } from './checkValues';
import { graphOf } from './graph';
import { schemaOfParameters } from './parameters';
import { readPipeline } from './readPipeline';

const changed = (change: (spec: any) => void) => {
  const spec = structuredClone(trainIris.spec);
  change(spec);
  return readPipeline(stringify(spec)).problems;
};

describe('a real compiled pipeline', () => {
  it('is read with the settings for Kubernetes that come with it', () => {
    expect(trainIris).toMatchObject({
      name: 'train-iris',
      description: 'Trains, measures and publishes a classifier.',
      sdkVersion: 'kfp-2.17.3',
      taskCount: 5,
      images: ['python:3.12-slim'],
      platformSpec: { platforms: { kubernetes: {} } },
    });
  });

  it('says what it asks for', () => {
    expect(schemaOfParameters(trainIris.parameters)).toEqual({
      type: 'object',
      additionalProperties: false,
      required: ['dataset'],
      properties: {
        channel: {
          title: 'channel',
          type: 'string',
          default: 'ml-team',
          description: 'Who is told at the end.',
        },
        dataset: {
          title: 'dataset',
          type: 'string',
          description: 'Which data set to learn from.',
        },
        epochs: {
          title: 'epochs',
          type: 'integer',
          default: 10,
          description: 'How often it sees all rows.',
        },
        layers: {
          title: 'layers',
          type: 'array',
          default: [16, 8],
          description: 'Neurons of each hidden layer.',
        },
        learning_rate: {
          title: 'learning_rate',
          type: 'number',
          default: 0.01,
          description: 'Step of the optimizer.',
        },
        options: {
          title: 'options',
          type: 'object',
          default: { optimizer: 'adam' },
          description: 'Further options of the trainer.',
        },
        publish_above: {
          title: 'publish_above',
          type: 'number',
          default: 0.9,
          description: 'Accuracy from which the model is published.',
        },
        shuffle: {
          title: 'shuffle',
          type: 'boolean',
          default: true,
          description: 'Whether rows are shuffled first.',
        },
      },
    });
  });

  it('is drawn with what lies in what, and what waits for what', () => {
    expect(
      graphOf(trainIris.spec).map(({ id, kind, dependsOn, condition }) => [
        id,
        kind,
        dependsOn,
        condition,
      ]),
    ).toEqual([
      ['exit-handler-1', 'group', [], undefined],
      [
        'exit-handler-1/condition-4',
        'condition',
        ['exit-handler-1/train'],
        'train-Output >= publish_above',
      ],
      ['exit-handler-1/condition-4/publish', 'task', [], undefined],
      [
        'exit-handler-1/for-loop-3',
        'loop',
        ['exit-handler-1/train'],
        undefined,
      ],
      ['exit-handler-1/for-loop-3/evaluate', 'task', [], undefined],
      ['exit-handler-1/load-data', 'task', [], undefined],
      ['exit-handler-1/train', 'task', ['exit-handler-1/load-data'], undefined],
      ['notify', 'task', ['exit-handler-1'], undefined],
    ]);
  });
});

describe('a file that is no pipeline to run', () => {
  it.each<[string, string, RegExp]>([
    ['nothing', '', /holds no compiled pipeline/],
    ['a list', '- a\n- b', /holds no compiled pipeline/],
    ['no YAML', 'a: [', /is no YAML/],
    ['Python', 'from kfp import dsl\n@dsl.pipeline', /Compile it first/],
    [
      'Python that is broken as YAML, too',
      'from kfp import dsl\ndef f(a: int = [',
      /Compile it first/,
    ],
    [
      'a workflow of Argo',
      'apiVersion: argoproj.io/v1alpha1\nkind: Workflow',
      /Argo/,
    ],
    [
      'an object of Kubernetes',
      'kind: PipelineVersion\nspec: {}',
      /spec\.pipelineSpec/,
    ],
    ['two pipelines', `${trainIrisYaml}\n---\n${trainIrisYaml}`, /several/],
    ['a file that is too large', ' '.repeat(700_001), /700000/],
  ])('%s', (_, text, problem) => {
    const { pipeline, problems } = readPipeline(text);
    expect(pipeline).toBeUndefined();
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it('is none of aliases that multiply', () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) =>
        `l${level}: &l${level} [${Array(10)
          .fill(level ? `*l${level - 1}` : 'x')
          .join(', ')}]`,
    );
    expect(readPipeline(levels.join('\n')).problems).toEqual([
      expect.stringMatching(/is no YAML/),
    ]);
  });
});

describe('a pipeline that does not fit together', () => {
  const handler = 'comp-exit-handler-1';

  it.each<[string, (spec: any) => void, RegExp]>([
    ['an old schema', s => (s.schemaVersion = '2.0.0'), /2\.0\.0.*2\.1\.0/],
    ['a bad name', s => (s.pipelineInfo.name = 'Train Iris'), /lower-case/],
    [
      'a component that is not there',
      s => delete s.components['comp-train'],
      /'root\/exit-handler-1\/train' is a use of 'comp-train'/,
    ],
    [
      'an executor that is not there',
      s => delete s.deploymentSpec.executors['exec-train'],
      /'exec-train', and there is no such executor/,
    ],
    [
      'an executor without an image',
      s => delete s.deploymentSpec.executors['exec-train'].container.image,
      /'exec-train' names no image/,
    ],
    [
      'a dependency that is not there',
      s => (s.components[handler].dag.tasks.train.dependentTasks = ['gone']),
      /waits for 'gone'/,
    ],
    [
      'tasks that wait for each other',
      s =>
        (s.components[handler].dag.tasks['load-data'].dependentTasks = [
          'train',
        ]),
      /wait for each other/,
    ],
    [
      'a component that contains itself',
      s => (s.components[handler].dag.tasks.train.componentRef.name = handler),
      /contains itself/,
    ],
    ['no tasks', s => (s.root.dag.tasks = {}), /neither tasks nor/],
    [
      'a parameter that nobody can fill in',
      s =>
        (s.root.inputDefinitions.parameters.epochs.parameterType =
          'TASK_FINAL_STATUS'),
      /'epochs' has the type TASK_FINAL_STATUS/,
    ],
    [
      'an artifact as input',
      s => (s.root.inputDefinitions.artifacts = { rows: {} }),
      /artifact 'rows'/,
    ],
  ])('%s', (_, change, problem) => {
    expect(changed(change)).toEqual([expect.stringMatching(problem)]);
  });

  it('has settings for an executor that it does not have', () => {
    const platform = structuredClone(trainIris.platformSpec) as any;
    platform.platforms.kubernetes.deploymentSpec.executors['exec-gone'] = {};
    expect(
      readPipeline(`${stringify(trainIris.spec)}---\n${stringify(platform)}`)
        .problems,
    ).toEqual([expect.stringMatching(/'exec-gone'/)]);
  });
});

describe('the values of a run', () => {
  const faults = (values: object) =>
    checkValues(trainIris.parameters, values as Record<string, unknown>).map(
      ({ field }) => field,
    );

  it.each<[object, string[]]>([
    [{ dataset: 'iris' }, []],
    [{}, ['dataset']],
    [{ dataset: 7 }, ['dataset']],
    [{ dataset: 'iris', epochs: 1.5 }, ['epochs']],
    [{ dataset: 'iris', epochs: '3' }, ['epochs']],
    [{ dataset: 'iris', learning_rate: NaN }, ['learning_rate']],
    [{ dataset: 'iris', shuffle: 'yes' }, ['shuffle']],
    [{ dataset: 'iris', layers: {} }, ['layers']],
    [{ dataset: 'iris', options: [] }, ['options']],
    [{ dataset: 'iris', toString: 1 }, ['toString']],
    [{ dataset: 'iris', extra: 1 }, ['extra']],
  ])('%j: %j', (values, expected) => {
    expect(faults(values)).toEqual(expected);
  });

  it('are one of the choices where there are such', () => {
    const parameters = [
      {
        name: 'mode',
        type: 'STRING' as const,
        optional: false,
        choices: ['a'],
      },
    ];
    expect(checkValues(parameters, { mode: 'b' })).toHaveLength(1);
    expect(checkValues(parameters, { mode: 'a' })).toEqual([]);
  });
});
