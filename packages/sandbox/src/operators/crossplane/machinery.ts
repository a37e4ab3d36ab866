const text = { type: 'string' };
const object = (properties: object, required: string[] = []) => ({
  type: 'object',
  ...(required.length > 0 && { required }),
  properties,
});
const selector = object(
  { matchLabels: { type: 'object', additionalProperties: text } },
  ['matchLabels'],
);
const named = object({ name: text }, ['name']);

const composition = {
  compositionRef: named,
  compositionSelector: selector,
  compositionRevisionRef: named,
  compositionRevisionSelector: selector,
  compositionUpdatePolicy: { ...text, enum: ['Automatic', 'Manual'] },
};
const resourceRefs = {
  type: 'array',
  'x-kubernetes-list-type': 'atomic',
  items: object({ apiVersion: text, kind: text, name: text }, [
    'apiVersion',
    'kind',
  ]),
};

/** What Crossplane adds to the spec of a composite resource. */
export const compositeFields = {
  crossplane: object({ ...composition, resourceRefs }),
};

/** What it adds to one that is in no namespace and has claims. */
export const legacyFields = {
  ...composition,
  resourceRefs,
  claimRef: object(
    { apiVersion: text, kind: text, namespace: text, name: text },
    ['apiVersion', 'kind', 'namespace', 'name'],
  ),
  writeConnectionSecretToRef: object({ name: text, namespace: text }, [
    'name',
    'namespace',
  ]),
};

/** What it adds to the spec of a claim. */
export const claimFields = {
  ...composition,
  compositeDeletePolicy: {
    ...text,
    enum: ['Background', 'Foreground'],
    default: 'Background',
  },
  resourceRef: object({ apiVersion: text, kind: text, name: text }, [
    'apiVersion',
    'kind',
    'name',
  ]),
  writeConnectionSecretToRef: named,
};

/** What it adds to the status of all of them. */
export const statusFields = {
  conditions: {
    type: 'array',
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['type'],
    items: object(
      {
        type: text,
        status: text,
        reason: text,
        message: text,
        observedGeneration: { type: 'integer', format: 'int64' },
        lastTransitionTime: { ...text, format: 'date-time' },
      },
      ['type', 'status', 'reason', 'lastTransitionTime'],
    ),
  },
  connectionDetails: object({
    lastPublishedTime: { ...text, format: 'date-time' },
  }),
};
