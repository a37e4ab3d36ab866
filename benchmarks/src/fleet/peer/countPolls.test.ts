import { countPolls } from './countPolls';

const ONE = 'info Delta sync for cluster one: +1 / -0 (k8s=1)\n';
const TWO = 'info Delta sync for cluster two: +1 / -0 (k8s=1)\n';
const TWO_FAILED = 'error Failed to sync cluster two: Error: no\n';
const FORMS = 'info XRD delta sync: +0 / -0 (total=2)\n';

describe('countPolls', () => {
  it.each([
    ['', 0],
    [ONE + TWO, 0],
    [ONE + TWO + FORMS, 1],
    [ONE + TWO + FORMS + ONE + FORMS, 1],
    [ONE + TWO + FORMS + ONE + TWO_FAILED + FORMS, 2],
  ])('%j', (log, polls) => {
    expect(countPolls(log, ['one', 'two'])).toBe(polls);
  });
});
