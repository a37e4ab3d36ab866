import { summarizeChaos } from './summarizeChaos';

describe('summarizeChaos', () => {
  it('adds up what was tried and takes the longest wait', () => {
    const outcome = {
      seed: 1,
      faults: ['slow', 'silence'],
      changes: 10,
      objects: 3,
      settledMs: 200,
      divergences: [],
    };
    expect(
      summarizeChaos([
        outcome,
        { ...outcome, settledMs: 900, divergences: ['no claim a'] },
      ]),
    ).toBe(
      '2 schedules, 4 faults, 20 changes, at most 900 ms until all was true again, 1 divergences',
    );
  });
});
