/** The inputs that nobody can guess, by offering. */
export const required = {
  image: { image: 'ghcr.io/example/train:v1' },
  inference: {
    modelFormat: 'sklearn',
    storageUri: 'gs://kfserving-examples/models/sklearn/1.0/model',
  },
};
