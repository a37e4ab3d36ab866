import fc from 'fast-check';

/** The inputs that nobody can guess, by offering. */
export const required = {
  image: { image: 'ghcr.io/example/train:v1' },
  inference: {
    modelFormat: 'sklearn',
    storageUri: 'gs://kfserving-examples/models/sklearn/1.0/model',
  },
  workflow: { workflowTemplate: 'nightly' },
  llm: { model: 'hf://meta-llama/Llama-3.1-8B-Instruct' },
  profile: { owner: 'alice@example.com' },
};

const number = fc
  .tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 99 }))
  .map(([from, by]) => ({ min: String(from), max: String(from + by) }));
const list = fc.array(fc.stringMatching(/^[a-z0-9.]{1,8}$/), {
  minLength: 1,
  maxLength: 3,
});

/** Parameters of an experiment that fit their types. */
export const anyParameters = fc.uniqueArray(
  fc
    .tuple(
      fc.stringMatching(/^[A-Za-z][-A-Za-z0-9_]{0,10}$/),
      fc.oneof(
        number.map(range => ({ type: 'double', ...range, step: '0.5' })),
        number.map(range => ({ type: 'int', ...range })),
        list.map(values => ({ type: 'categorical', list: values })),
        list.map(values => ({ type: 'discrete', list: values })),
      ),
    )
    .map(([name, rest]) => ({ name, ...rest })),
  { minLength: 1, maxLength: 4, selector: ({ name }) => name },
);
