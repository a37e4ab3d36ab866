import { aClaim, NOW } from '../__testUtils__/fixtures';
import { estimateProvisioning } from './estimate';

const readyAfter = (seconds: number, overrides = {}) =>
  aClaim({
    createdAt: new Date(NOW - 3_600_000).toISOString(),
    since: new Date(NOW - 3_600_000 + seconds * 1000).toISOString(),
    ...overrides,
  });

describe('estimateProvisioning', () => {
  it('says nothing of too few', () => {
    expect(estimateProvisioning([readyAfter(10), readyAfter(20)])).toBe(
      undefined,
    );
  });

  it('takes the middle as typical and nearly all as promise', () => {
    const claims = Array.from({ length: 20 }, (_, i) => readyAfter(i + 1));
    expect(estimateProvisioning(claims)).toEqual({
      typical: 10_000,
      promise: 19_000,
    });
  });

  it('leaves out claims that are not ready or came back from something else', () => {
    const claims = [
      readyAfter(10),
      readyAfter(10),
      readyAfter(10),
      readyAfter(1, { phase: 'Failed' }),
      readyAfter(3000),
      readyAfter(-5),
    ];
    expect(estimateProvisioning(claims)).toEqual({
      typical: 10_000,
      promise: 10_000,
    });
  });
});
