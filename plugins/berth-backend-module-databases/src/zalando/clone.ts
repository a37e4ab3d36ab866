/**
 * What makes a new database begin with the data of another one: a copy of it
 * as it runs, or, with a point in time, what the archive says. The definition
 * takes no `Z` for the time zone.
 *
 * @internal
 */
export function cloneOf(options: {
  cluster: string;
  uid?: string;
  targetTime?: string;
}) {
  const { cluster, uid, targetTime } = options;
  return {
    cluster,
    ...(targetTime && {
      uid,
      timestamp: targetTime.replace(/Z$/, '+00:00'),
    }),
  };
}
