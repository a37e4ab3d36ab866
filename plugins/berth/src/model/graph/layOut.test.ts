import { layOut, type GraphPart, type PlacedPart } from './layOut';

const part = (id: string, ...dependsOn: string[]): GraphPart => ({
  id,
  dependsOn,
});

const inside = (parent: string, id: string, ...dependsOn: string[]) => ({
  ...part(id, ...dependsOn),
  parent,
});

const rowsIn = (parts: GraphPart[]) => {
  const placed = layOut(parts).parts;
  const ys = [...new Set(placed.map(({ y }) => y))].sort((a, b) => a - b);
  return ys.map(y => placed.filter(one => one.y === y).map(({ id }) => id));
};

const overlap = (a: PlacedPart, b: PlacedPart) =>
  a.x < b.x + b.width &&
  b.x < a.x + a.width &&
  a.y < b.y + b.height &&
  b.y < a.y + a.height;

const contains = (outer: PlacedPart, inner: PlacedPart) =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height;

describe('layOut', () => {
  it('has nothing to place', () => {
    expect(layOut([])).toEqual({ width: 0, height: 0, parts: [], edges: [] });
  });

  it('puts each part below the last of those that it waits for', () => {
    expect(
      rowsIn([
        part('publish', 'train', 'load'),
        part('load'),
        part('train', 'load'),
        part('look', 'load'),
      ]),
    ).toEqual([['load'], ['train', 'look'], ['publish']]);
  });

  it('draws a line for each, from above to below', () => {
    const { edges } = layOut([part('a'), part('b', 'a'), part('c', 'a', 'b')]);
    expect(edges.map(({ from, to }) => `${from}>${to}`)).toEqual([
      'a>b',
      'a>c',
      'b>c',
    ]);
    expect(edges[0].path).toMatch(/^M [\d.]+ [\d.]+ C( [\d.]+){6}$/);
  });

  it('keeps the parts of a group in it, and everything else out', () => {
    const parts = [
      part('group', 'first'),
      part('first'),
      inside('group', 'a'),
      inside('group', 'b'),
      inside('group', 'loop', 'a'),
      inside('loop', 'c'),
      part('last', 'group'),
    ];
    const { parts: placed, width, height } = layOut(parts);
    const at = (id: string) => placed.find(one => one.id === id)!;
    const outside = parts.filter(
      (one: GraphPart) => one.parent && !contains(at(one.parent), at(one.id)),
    );
    expect(outside).toEqual([]);
    expect(at('c').depth).toBe(2);
    expect(at('loop').isGroup).toBe(true);
    const siblings = [
      ['group', 'first', 'last'],
      ['a', 'b', 'loop'],
    ];
    for (const ids of siblings) {
      for (const a of ids) {
        for (const b of ids.filter(id => id !== a)) {
          expect(overlap(at(a), at(b))).toBe(false);
        }
      }
    }
    const whole = { ...at('group'), x: 0, y: 0, width, height };
    expect(placed.every(one => contains(whole, one))).toBe(true);
  });

  it.each<[string, GraphPart[]]>([
    ['one that waits for itself', [part('a', 'a')]],
    ['two that wait for each other', [part('a', 'b'), part('b', 'a')]],
    ['one that waits for nothing that is there', [part('a', 'gone')]],
    ['one that lies in nothing that is there', [inside('gone', 'a')]],
    ['one that lies in itself', [inside('a', 'a')]],
  ])('places %s all the same', (_what, parts) => {
    expect(
      layOut(parts)
        .parts.map(({ id }) => id)
        .sort(),
    ).toEqual(parts.map(({ id }) => id));
  });

  it('is quick with as many tasks as a pipeline may have', () => {
    const parts = Array.from({ length: 500 }, (_, index) =>
      part(
        `t${index}`,
        ...[1, 2, 3].flatMap(back =>
          index >= back ? [`t${index - back}`] : [],
        ),
      ),
    );
    expect(layOut(parts).parts).toHaveLength(500);
  });
});
