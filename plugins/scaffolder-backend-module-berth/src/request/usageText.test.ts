import { usageText } from './usageText';

describe('usageText', () => {
  it.each([
    [{ cpu: '1', pods: '2' }, true, 'It would use cpu 1, pods 2'],
    [{}, true, 'It would use nothing of a quota'],
    [{ cpu: '1' }, false, 'It would use cpu 1, and what else is unknown'],
    [{}, false, 'What it would use is unknown'],
  ])('of %j, known: %s', (usage, usageKnown, text) => {
    expect(usageText({ usage, usageKnown })).toBe(text);
  });
});
