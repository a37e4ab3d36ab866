import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import { Progress } from '../lib/Progress.mjs';
import { describeOffering, listOfferings, run } from './offeringsCommand';

describe('yarn offerings', () => {
  afterEach(() => jest.restoreAllMocks());

  it('lists one a line, with what to know of it', () => {
    expect(
      listOfferings([
        anOffering({ id: 'test.a' }),
        anOffering({
          id: 'test.longer',
          notice: { kind: 'archived', message: 'Nobody keeps it up.' },
        }),
      ]),
    ).toBe(
      'test.a       Thing; 1 actions\ntest.longer  Thing (archived); 1 actions',
    );
  });

  it('describes one for programs', () => {
    expect(describeOffering(anOffering())).toMatchObject({
      id: 'test.thing',
      kinds: ['test.berth.dev/v1 Thing'],
      plans: ['small', 'large'],
      required: [],
      reservedFor: 'everybody',
      actions: [{ id: 'grow', title: 'Grow', destructive: false }],
    });
  });

  it('prints JSON that is sorted by id', async () => {
    const log = jest.spyOn(console, 'log').mockImplementation(() => {});
    const progress = new Progress();
    await run({ root: '', values: { json: true }, positionals: [], progress });
    const ids = JSON.parse(log.mock.calls[0][0]).map(
      ({ id }: { id: string }) => id,
    );
    expect(ids).toContain('database.cloudnative-pg');
    expect(ids).toEqual([...ids].sort());
  });
});
