import { parseClaimRef } from '@berth/backstage-plugin-berth-common';
import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import { aClaim } from '@berth/test-utils';
import { parse } from 'yaml';
import { ActionBench } from '../__testUtils__/ActionBench';
import { requestExamples } from './createRequestAction.examples';

const thing = anOffering();
const plain = anOffering({
  id: 'test.plain',
  title: 'Plain',
  plans: {},
  input: () => ({}),
  advanced: [],
});

const given = anOffering({ id: 'test.given', engine: 'things' });

const examples = [[thing], [thing, plain], [plain, given], []].flatMap(
  offerings =>
    requestExamples(
      offerings.length > 0 ? 'test' : 'composition',
      offerings,
    ).map(example => ({
      ...example,
      ...parse(example.example),
      offerings,
    })),
);

describe('examples of berth:<category>:request', () => {
  const bench = ActionBench.forTests();

  it.each(examples)('$description', async ({ offerings, steps }) => {
    bench.offer(offerings);
    const [request] = steps;
    const { output } = await bench.run(request.action, request.input);
    expect(bench.berth.calls.at(-1)?.body).toMatchObject(request.input);
    expect(output).toMatchObject({ name: 'orders' });
  });

  const waiting = examples.filter(({ steps }) => steps.length === 2);
  it.each(waiting)('$description: waits', async ({ offerings, steps }) => {
    bench.offer(offerings);
    const [request, wait] = steps;
    const { output } = await bench.run(request.action, request.input);
    const claimId = String(output.claimId);
    bench.berth.putClaim(aClaim({ ...parseClaimRef(claimId), phase: 'Ready' }));

    expect(wait.input.claimId).toBe('${{ steps.request.output.claimId }}');
    const waited = await bench.run(wait.action, { ...wait.input, claimId });
    expect(waited.output.phase).toBe('Ready');
  });

  it('ask for the largest size where there are sizes', () => {
    const inputs = examples
      .filter(({ offerings }) => offerings.length > 0)
      .map(({ steps }) => steps[0].input);
    expect(inputs.map(({ offering, input }) => [offering, input])).toEqual([
      [undefined, undefined],
      [undefined, { plan: 'large' }],
      ['test.thing', undefined],
      ['test.thing', { plan: 'large' }],
      ['test.plain', undefined],
      ['test.plain', undefined],
      [undefined, undefined],
      ['test.plain', undefined],
      ['test.plain', undefined],
      ['test.given', undefined],
      ['test.given', { plan: 'large' }],
    ]);
    expect(inputs.filter(({ engine }) => engine === 'things')).toHaveLength(1);
  });
});
