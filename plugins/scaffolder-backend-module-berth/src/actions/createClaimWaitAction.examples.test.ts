import { aClaim } from '@berth/test-utils';
import { parse } from 'yaml';
import { ActionBench } from '../__testUtils__/ActionBench';
import { claimWaitExamples } from './createClaimWaitAction.examples';

describe('examples of berth:claim:wait', () => {
  const bench = ActionBench.forTests();

  it.each(claimWaitExamples)('$description', async ({ example }) => {
    const [{ action, input }] = parse(example).steps;
    const phase = input.phase ?? 'Ready';
    bench.berth.putClaim(aClaim({ phase }));
    const { output } = await bench.run(action, input);
    expect(output.phase).toBe(phase);
  });
});
