/**
 * What makes a new database begin with the backups of another one in its
 * namespace, which has to be there until the new one has served.
 *
 * @internal
 */
export function dataSourceOf(from: {
  cluster: string;
  repo: string;
  /** What pgBackRest is told; nothing restores as far as it can. */
  options: string[];
}) {
  return {
    postgresCluster: {
      clusterName: from.cluster,
      repoName: from.repo,
      options: from.options,
    },
  };
}
