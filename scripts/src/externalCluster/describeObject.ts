/** A Kubernetes object as the manifests of `deploy/` have them. */
export type ManifestObject = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
};

/** An object as people name it: "ServiceAccount berth-system/berth". */
export function describeObject(object: ManifestObject): string {
  const { name, namespace } = object.metadata;
  return `${object.kind} ${namespace ? `${namespace}/` : ''}${name}`;
}
