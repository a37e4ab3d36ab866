/** The inputs that nobody can guess, by offering. */
export const required = {
  inference: {
    modelFormat: 'sklearn',
    storageUri: 'gs://kfserving-examples/models/sklearn/1.0/model',
  },
};
