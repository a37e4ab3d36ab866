/**
 * How many polls the peer has ended, of which it says one line each, per
 * cluster and for its definitions: the least of these counts.
 *
 * @internal
 */
export function countPolls(log: string, clusters: string[]): number {
  const ends = [
    ...clusters.map(
      cluster =>
        new RegExp(
          `Delta sync for cluster ${cluster}:|Failed to sync cluster ${cluster}:`,
          'g',
        ),
    ),
    /XRD delta sync:|Failed to run TemplateEntityProvider/g,
  ];
  return Math.min(...ends.map(end => log.match(end)?.length ?? 0));
}
