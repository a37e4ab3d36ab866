import { StuckEntities } from './StuckEntities';

const SOON = 30_000;
const LATER = 30 * 60_000;

function setUp(keys = ['tenant:a', 'tenant:b']) {
  const told = new Map(keys.map(key => [key, 'v1']));
  const shown = new Map<string, string | undefined>(
    keys.map(key => [`system:default/${key.slice(7)}`, 'v1']),
  );
  let now = 0;
  const fingerprints = jest.fn(async () => shown);
  const stuck = StuckEntities.create({
    shown: { fingerprints },
    clock: { now: () => now },
  });
  return {
    told,
    shown,
    stuck,
    fingerprints,
    after: (milliseconds: number) => {
      now += milliseconds;
      return stuck.find({
        keys: () => told.keys(),
        fingerprint: key => told.get(key),
      });
    },
  };
}

describe('StuckEntities', () => {
  it('looks when everything has been told a while ago, and seldom after it', async () => {
    const { stuck, after, fingerprints } = setUp();
    await after(LATER);
    expect(fingerprints).not.toHaveBeenCalled();
    stuck.expect();
    await after(SOON - 1);
    expect(fingerprints).not.toHaveBeenCalled();
    expect(await after(1)).toEqual([]);
    await after(LATER - 1);
    expect(fingerprints).toHaveBeenCalledTimes(1);
    await after(1);
    expect(fingerprints).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['is not shown', undefined],
    ['is shown as it was', 'v0'],
  ])('finds what %s at two looks, and only once', async (_, print) => {
    const { stuck, after, shown } = setUp();
    shown.set('system:default/b', print);
    stuck.expect();
    expect(await after(SOON)).toEqual([]);
    expect(await after(SOON)).toEqual(['tenant:b']);
    expect(await after(LATER)).toEqual([]);
    expect(await after(LATER)).toEqual([]);
  });

  it('waits for what was told otherwise in between, or has come', async () => {
    const { stuck, after, shown, told } = setUp();
    shown.clear();
    stuck.expect();
    expect(await after(SOON)).toEqual([]);
    told.set('tenant:a', 'v2');
    shown.set('system:default/b', 'v1');
    expect(await after(SOON)).toEqual([]);
    expect(await after(SOON)).toEqual(['tenant:a']);
  });

  it('takes many that are not shown for a catalog that is busy', async () => {
    const keys = Array.from({ length: 1_001 }, (_, i) => `tenant:t${i}`);
    const { stuck, after, shown, fingerprints } = setUp(keys);
    shown.clear();
    stuck.expect();
    expect(await after(SOON)).toEqual([]);
    await after(SOON);
    expect(fingerprints).toHaveBeenCalledTimes(1);
    expect(await after(LATER)).toEqual([]);
    expect(fingerprints).toHaveBeenCalledTimes(2);
  });

  it('looks again later where the catalog does not answer', async () => {
    const { stuck, after, fingerprints } = setUp();
    fingerprints.mockRejectedValueOnce(new Error('away'));
    stuck.expect();
    await expect(after(SOON)).rejects.toThrow('away');
    expect(await after(LATER)).toEqual([]);
    expect(fingerprints).toHaveBeenCalledTimes(2);
  });
});
