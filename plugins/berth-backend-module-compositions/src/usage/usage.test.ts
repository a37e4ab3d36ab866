import { usageBy } from './usageBy';

const spec = {
  properties: {
    size: { type: 'string', enum: ['small', 'large'], default: 'small' },
    storage: { type: 'string' },
    replicas: {
      type: 'object',
      default: {},
      properties: { most: { type: 'integer', default: 3 } },
    },
    backup: {
      type: 'object',
      properties: { keep: { type: 'integer', default: 2 } },
    },
  },
};

describe('usageBy', () => {
  it.each([
    ['pods: 2', {}, { pods: '2' }],
    [
      'requests.cpu: 250m * .spec.replicas.most',
      {},
      { 'requests.cpu': '750m' },
    ],
    [
      'requests.memory: .spec.size(small=512Mi, large=2Gi) * .spec.replicas.most',
      { size: 'large', replicas: { most: 2 } },
      { 'requests.memory': '4Gi' },
    ],
    [
      ' cpu: .spec.size(small=0.1,large=1);\n pods: .spec.replicas.most\n',
      {},
      { cpu: '100m', pods: '3' },
    ],
    [
      'requests.storage: .spec.storage',
      { storage: '10Gi' },
      { 'requests.storage': '10Gi' },
    ],
    ['requests.nvidia.com/gpu: 1', {}, { 'requests.nvidia.com/gpu': '1' }],
  ])('%s', (text, input, resources) => {
    expect(usageBy(text, spec)!(input)).toEqual({
      resources,
      isComplete: true,
    });
  });

  it.each([
    ['requests.storage: .spec.storage', {}],
    ['requests.storage: .spec.storage', { storage: 'much' }],
    ['requests.storage: .spec.nothing', {}],
    ['requests.storage: .spec.constructor', {}],
    ['requests.storage: .spec.size(medium=1Gi)', {}],
    // The API server fills in no default within what is not there.
    ['requests.storage: 1Gi * .spec.backup.keep', {}],
  ])('does not know %s of %j, and says so', (text, input) => {
    expect(usageBy(`${text}; pods: 1`, spec)!(input)).toEqual({
      resources: { pods: '1' },
      isComplete: false,
    });
  });

  it('knows nothing where nothing is said', () => {
    expect(usageBy(undefined, spec)).toBeUndefined();
  });

  it.each([
    ['1', 'names no resource'],
    ['cpu', 'names no resource'],
    ['cpu: ', 'neither a quantity nor a field'],
    ['cpu: .status.cpu', 'neither a quantity nor a field'],
    ['cpu: .spec.a + 1', 'neither a quantity nor a field'],
    ['cpu: .spec.size(small=few)', 'gives no quantity'],
    ['pods: 1;'.repeat(21), 'more than 20'],
  ])('refuses %j', (text, message) => {
    expect(() => usageBy(text, spec)).toThrow(message);
  });
});
