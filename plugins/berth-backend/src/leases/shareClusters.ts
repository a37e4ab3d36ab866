/**
 * A running backend.
 *
 * @internal
 */
export interface Replica {
  id: string;
  /** The clusters that it is configured to follow. */
  clusters: string[];
}

/**
 * Which backend should follow each cluster. Every backend comes to the same
 * answer from the same rows.
 *
 * A cluster stays where it is as long as no backend has two more than another
 * that could take it; what nobody has goes to who has the fewest.
 *
 * @param options.holders - of the clusters that somebody has
 * @returns the backend's id by cluster; nothing of clusters for which there is none
 * @internal
 */
export function shareClusters(options: {
  replicas: Replica[];
  holders: ReadonlyMap<string, string>;
}): Map<string, string> {
  const replicas = [...options.replicas].sort((a, b) => compare(a.id, b.id));
  const shares = new Map(replicas.map(({ id }) => [id, [] as string[]]));
  const countOf = (id: string) => shares.get(id)!.length;
  const clusters = [...new Set(replicas.flatMap(one => one.clusters))].sort(
    compare,
  );
  const canFollow = (cluster: string) =>
    replicas.filter(one => one.clusters.includes(cluster)).map(({ id }) => id);
  const fewest = (ids: string[]) =>
    ids.reduce((best, id) => (countOf(id) < countOf(best) ? id : best));

  const free: string[] = [];
  for (const cluster of clusters) {
    const holder = options.holders.get(cluster);
    if (holder !== undefined && canFollow(cluster).includes(holder)) {
      shares.get(holder)!.push(cluster);
    } else {
      free.push(cluster);
    }
  }
  for (const cluster of free) {
    shares.get(fewest(canFollow(cluster)))!.push(cluster);
  }
  for (;;) {
    const move = replicas
      .flatMap(({ id }) => shares.get(id)!.map(cluster => ({ id, cluster })))
      .map(one => ({ ...one, to: fewest(canFollow(one.cluster)) }))
      .filter(({ id, to }) => countOf(id) >= countOf(to) + 2)
      .sort((a, b) => countOf(b.id) - countOf(a.id))[0];
    if (!move) {
      break;
    }
    const share = shares.get(move.id)!;
    share.splice(share.indexOf(move.cluster), 1);
    shares.get(move.to)!.push(move.cluster);
  }
  return new Map(
    [...shares].flatMap(([id, share]) =>
      share.map(cluster => [cluster, id] as const),
    ),
  );
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
