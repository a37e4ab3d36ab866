import { describeObject } from './describeObject';

describe('describeObject', () => {
  it('names an object with its namespace, if it has one', () => {
    expect(
      describeObject({
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: 'berth', namespace: 'berth-system' },
      }),
    ).toBe('ServiceAccount berth-system/berth');
    expect(
      describeObject({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'berth-system' },
      }),
    ).toBe('Namespace berth-system');
  });
});
