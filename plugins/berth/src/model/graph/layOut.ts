/**
 * A part of a graph: what it lies in, and which parts beside it come first.
 *
 * @internal
 */
export interface GraphPart {
  id: string;
  parent?: string;
  dependsOn: string[];
}

/**
 * Where a part is drawn.
 *
 * @internal
 */
export interface PlacedPart {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** How many parts it lies in. */
  depth: number;
  isGroup: boolean;
}

/**
 * A graph as it is drawn, from top to bottom.
 *
 * @internal
 */
export interface GraphLayout {
  width: number;
  height: number;
  /** Each after the part that it lies in. */
  parts: PlacedPart[];
  edges: Array<{ from: string; to: string; path: string }>;
}

const LEAF = { width: 168, height: 52 };
const GAP = { x: 16, y: 32 };
const PADDING = 12;
/** For the name of a group, above what lies in it. */
const HEADING = 36;

interface Box {
  width: number;
  height: number;
  parts: PlacedPart[];
}

/**
 * Places the parts of a graph: a part comes in the row after the last of those
 * that it depends on, and those of a group lie in a box of their own. The same
 * graph always comes out the same, also one with what cannot be: a part that
 * waits for itself, or for one that is not there.
 *
 * @internal
 */
export function layOut(parts: GraphPart[]): GraphLayout {
  const ids = new Set(parts.map(({ id }) => id));
  const childrenOf = (parent: string | undefined) =>
    parts.filter(part =>
      parent === undefined
        ? !part.parent || !ids.has(part.parent) || part.parent === part.id
        : part.parent === parent && part.id !== parent,
    );
  const { width, height, parts: placed } = place(undefined, childrenOf, 0);
  const byId = new Map(placed.map(part => [part.id, part]));
  const edges = parts.flatMap(part => {
    const to = byId.get(part.id);
    return part.dependsOn.flatMap(dependency => {
      const from = byId.get(dependency);
      return to && from && from.y < to.y
        ? [{ from: dependency, to: part.id, path: pathOf(from, to) }]
        : [];
    });
  });
  return { width, height, parts: placed, edges };
}

function place(
  parent: string | undefined,
  childrenOf: (parent: string | undefined) => GraphPart[],
  depth: number,
): Box {
  const children = childrenOf(parent);
  const boxes = new Map(
    children.map(child => [child.id, boxOf(child, childrenOf, depth)]),
  );
  const rows = rowsOf(children).map(row => row.map(id => boxes.get(id)!));
  const widths = rows.map(
    row =>
      row.reduce((sum, box) => sum + box.width, 0) + GAP.x * (row.length - 1),
  );
  const width = Math.max(0, ...widths);
  const placed: PlacedPart[] = [];
  let y = 0;
  rows.forEach((row, index) => {
    let x = (width - widths[index]) / 2;
    for (const box of row) {
      placed.push(...moved(box.parts, x, y));
      x += box.width + GAP.x;
    }
    y += Math.max(...row.map(box => box.height)) + GAP.y;
  });
  return { width, height: Math.max(0, y - GAP.y), parts: placed };
}

function boxOf(
  part: GraphPart,
  childrenOf: (parent: string | undefined) => GraphPart[],
  depth: number,
): Box {
  const inside = place(part.id, childrenOf, depth + 1);
  const isGroup = inside.parts.length > 0;
  const size = isGroup
    ? {
        width: Math.max(LEAF.width, inside.width) + 2 * PADDING,
        height: HEADING + inside.height + PADDING,
      }
    : LEAF;
  const left = (size.width - inside.width) / 2;
  return {
    ...size,
    parts: [
      { id: part.id, x: 0, y: 0, ...size, depth, isGroup },
      ...moved(inside.parts, left, HEADING),
    ],
  };
}

function moved(parts: PlacedPart[], x: number, y: number): PlacedPart[] {
  return parts.map(part => ({ ...part, x: part.x + x, y: part.y + y }));
}

/** By the longest way that leads to each. */
function rowsOf(parts: GraphPart[]): string[][] {
  const byId = new Map(parts.map(part => [part.id, part]));
  const ranks = new Map<string, number>();
  const rankOf = (id: string, above: string[]): number => {
    const known = ranks.get(id);
    if (known !== undefined) {
      return known;
    }
    const before = byId
      .get(id)!
      .dependsOn.filter(other => byId.has(other) && !above.includes(other))
      .map(other => rankOf(other, [...above, other]) + 1);
    const rank = Math.max(0, ...before);
    ranks.set(id, rank);
    return rank;
  };
  const rows: string[][] = [];
  for (const { id } of parts) {
    const rank = rankOf(id, [id]);
    (rows[rank] ??= []).push(id);
  }
  return Array.from(rows, row => row ?? []).filter(row => row.length > 0);
}

function pathOf(from: PlacedPart, to: PlacedPart): string {
  const x1 = from.x + from.width / 2;
  const y1 = from.y + from.height;
  const x2 = to.x + to.width / 2;
  const half = (y1 + to.y) / 2;
  return `M ${x1} ${y1} C ${x1} ${half} ${x2} ${half} ${x2} ${to.y}`;
}
