/**
 * A disk.
 *
 * @internal
 */
export function claimSpec(storage: string, storageClass: string | undefined) {
  return {
    accessModes: ['ReadWriteOnce'],
    ...(storageClass && { storageClassName: storageClass }),
    resources: { requests: { storage } },
  };
}
