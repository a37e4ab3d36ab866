import {
  hasField,
  judgeForm,
  judgeGone,
  judgeKept,
  judgeKeptAndNew,
  judgeOwner,
  judgeRequests,
  judgeShared,
  judgeShown,
  keyOf,
} from './judge';
import type { Shown } from './types';

function shown(keys: string[], systems: string[] = []): Shown {
  return {
    objects: keys.map(key => {
      const [cluster, namespace, name] = key.split('/');
      return { cluster, namespace, name, owner: 'group:default/shop' };
    }),
    systems,
  };
}

describe('keyOf', () => {
  it('is read back as it was written', () => {
    expect(shown(['one/shop/orders']).objects.map(keyOf)).toEqual([
      'one/shop/orders',
    ]);
  });
});

describe('judgeOwner', () => {
  const key = 'one/shop/orders';
  it.each([
    ['group:default/shop', { found: 'group:default/shop', right: true }],
    ['group:default/other', { found: 'group:default/shop', right: false }],
  ])('where %s is expected', (owner, finding) => {
    expect(judgeOwner(shown([key]), { key, owner })).toEqual(finding);
  });

  it('is wrong of what is not shown', () => {
    expect(judgeOwner(shown([]), { key, owner: 'group:default/shop' })).toEqual(
      { found: 'not shown', right: false },
    );
  });
});

describe('judgeKept', () => {
  const wanted = ['one/shop/a', 'one/shop/b'];
  it.each([
    ['all the time', [wanted, wanted], '2 of 2 all the time', true],
    [
      'lost and back',
      [wanted, [wanted[0]], [], wanted],
      '0 of 2 for a while, 2 in the end',
      false,
    ],
    ['lost', [wanted, [wanted[0]]], '1 of 2 for a while, 1 in the end', false],
    [
      'others instead',
      [['two/shop/a', 'two/shop/b']],
      '0 of 2 for a while, 0 in the end',
      false,
    ],
  ])('%s', (_, samples, found, right) => {
    expect(
      judgeKept(
        wanted,
        samples.map(keys => shown(keys)),
      ),
    ).toEqual({ found, right });
  });
});

describe('judgeKeptAndNew', () => {
  const wanted = ['one/shop/a'];
  const added = 'one/shop/new';
  it.each([
    ['right', [wanted, [...wanted, added]], 'shown', true],
    ['missing', [[...wanted, added], wanted], 'missing', false],
    ['lost for a while', [[], [...wanted, added]], 'shown', false],
  ])('%s', (_, samples, said, right) => {
    const finding = judgeKeptAndNew(wanted, {
      samples: samples.map(keys => shown(keys)),
      added,
    });
    expect(finding.right).toBe(right);
    expect(finding.found).toContain(`what came meanwhile ${said}`);
  });
});

describe('judgeShared', () => {
  const options = {
    system: 'shop',
    kept: 'one/shop/a',
    dropped: 'two/shop/a',
  };
  it.each([
    ['right', ['one/shop/a'], ['shop'], true],
    ['tenant lost', ['one/shop/a'], [], false],
    ['object lost', [], ['shop'], false],
    ['dropped one shown', ['one/shop/a', 'two/shop/a'], ['shop'], false],
  ])('%s', (_, keys, systems, right) => {
    expect(judgeShared(shown(keys, systems), options).right).toBe(right);
  });

  it('says each thing', () => {
    expect(judgeShared(shown(['two/shop/a']), options).found).toBe(
      "tenant lost, the other cluster's object lost, the dropped one still shown",
    );
  });
});

describe('judgeGone', () => {
  const options = { kept: ['one/shop/a'], deleted: 'one/shop/b' };
  it.each([
    [['one/shop/a'], 'gone', true],
    [['one/shop/a', 'one/shop/b'], 'still shown', false],
    [[], 'gone, 1 others lost', false],
  ])('%j', (keys, found, right) => {
    expect(judgeGone(shown(keys), options)).toEqual({ found, right });
  });
});

describe('judgeShown', () => {
  it.each([
    [['one/shop/a'], { found: 'shown', right: true }],
    [['one/shop/aa'], { found: 'not shown', right: false }],
  ])('%j', (keys, finding) => {
    expect(judgeShown(shown(keys), 'one/shop/a')).toEqual(finding);
  });
});

describe('judgeForm', () => {
  const options = { added: 'eviction', removed: 'size' };
  const form = (...names: string[]) => ({
    properties: Object.fromEntries(names.map(name => [name, {}])),
  });
  it.each([
    [form('eviction'), { found: 'the new fields', right: true }],
    [form('size'), { found: 'the old fields', right: false }],
    [
      form('size', 'eviction'),
      { found: 'the old fields and the new', right: false },
    ],
    [form('other'), { found: 'neither fields', right: false }],
    [undefined, { found: 'no form', right: false }],
  ])('%j', (said, finding) => {
    expect(judgeForm(said, options)).toEqual(finding);
  });
});

describe('judgeRequests', () => {
  it.each([
    [1000, 60, 40, true],
    [1000, 61, 40, false],
    [999, 42, 40, false],
  ])('%d shown by %d requests, %d without', (count, those, others, right) => {
    expect(
      judgeRequests({ wanted: 1000, shown: count, those, others }),
    ).toEqual({
      found: `${count} shown, ${those} requests, without them ${others}`,
      right,
    });
  });
});

describe('hasField', () => {
  it('looks at every depth, and at names of properties alone', () => {
    const schema = [
      { title: 'size' },
      { properties: { spec: { properties: { eviction: {} } } } },
    ];
    expect(hasField(schema, 'eviction')).toBe(true);
    expect(hasField(schema, 'size')).toBe(false);
  });
});
