import fc from 'fast-check';
import { stringify } from 'yaml';
import { trainIris, trainIrisYaml } from './trainIris';

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);

const parameter = fc.oneof(
  fc.record({
    parameterType: fc.constant('STRING'),
    defaultValue: fc.string(),
  }),
  fc.record({
    parameterType: fc.constant('NUMBER_DOUBLE'),
    defaultValue: fc.double({ noNaN: true, noDefaultInfinity: true }),
  }),
  fc.record({
    parameterType: fc.constant('BOOLEAN'),
    isOptional: fc.boolean(),
  }),
  fc.record({
    parameterType: fc.constant('LIST'),
    defaultValue: fc.array(fc.integer()),
  }),
  fc.record({
    parameterType: fc.constant('STRUCT'),
    defaultValue: fc.dictionary(name, fc.string()),
  }),
);

/**
 * Compiled pipelines as texts: a real one, with and without its settings for
 * Kubernetes, and chains of tasks of any length with any parameters.
 */
export const anyPipeline: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(trainIrisYaml, stringify(trainIris.spec)),
  fc
    .record({
      name,
      description: fc.option(fc.string(), { nil: undefined }),
      tasks: fc.uniqueArray(name, { minLength: 1, maxLength: 6 }),
      parameters: fc.dictionary(name, parameter),
      image: fc.constantFrom('python:3.12', 'registry.local/a@sha256:0'),
    })
    .map(({ tasks, image, parameters, ...info }) =>
      stringify({
        pipelineInfo: info,
        schemaVersion: '2.1.0',
        sdkVersion: 'kfp-2.17.3',
        root: {
          inputDefinitions: { parameters },
          dag: {
            tasks: Object.fromEntries(
              tasks.map((task, index) => [
                task,
                {
                  taskInfo: { name: task },
                  componentRef: { name: 'comp' },
                  ...(index > 0 && { dependentTasks: [tasks[index - 1]] }),
                },
              ]),
            ),
          },
        },
        components: { comp: { executorLabel: 'exec' } },
        deploymentSpec: { executors: { exec: { container: { image } } } },
      }),
    ),
);
