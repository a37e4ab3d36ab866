/**
 * What people say to the catalog of an object, or of a tenant on its
 * namespaces: for each thing the annotations in which it is read, the one that
 * counts first. Those of `terasky.backstage.io` are read for people who come
 * from TeraSky's Kubernetes ingestor.
 *
 * @public
 */
export const catalogAnnotations = {
  /** `"false"` keeps it out of the catalog, `"true"` puts it there. */
  shown: ['berth.dev/catalog', 'terasky.backstage.io/add-to-catalog'],
  /** `"true"` keeps it out of the catalog. */
  excluded: ['terasky.backstage.io/exclude-from-catalog'],
  /** Entity ref of a Group or User. */
  owner: ['berth.dev/owner', 'terasky.backstage.io/owner'],
  title: ['berth.dev/title', 'terasky.backstage.io/title'],
  description: ['berth.dev/description', 'terasky.backstage.io/description'],
  /** Entity ref of a System other than the tenant's. */
  system: ['berth.dev/system', 'terasky.backstage.io/system'],
  /** On a namespace: entity ref of the tenant's Domain. */
  domain: ['berth.dev/domain', 'terasky.backstage.io/domain'],
  lifecycle: ['berth.dev/lifecycle', 'terasky.backstage.io/lifecycle'],
  /** The entity's `spec.type`. */
  type: ['berth.dev/type', 'terasky.backstage.io/component-type'],
  /** Tags; of `key:value` both become one tag. */
  tags: ['berth.dev/tags', 'terasky.backstage.io/backstage-tags'],
  /** A JSON list of `{ url, title, icon, type }`. */
  links: ['berth.dev/links', 'terasky.backstage.io/links'],
  dependsOn: ['berth.dev/depends-on', 'terasky.backstage.io/dependsOn'],
  providesApis: [
    'berth.dev/provides-apis',
    'terasky.backstage.io/providesApis',
  ],
  consumesApis: [
    'berth.dev/consumes-apis',
    'terasky.backstage.io/consumesApis',
  ],
  /** Annotations for the entity, as `key=value`. */
  annotations: [
    'berth.dev/annotations',
    'terasky.backstage.io/component-annotations',
  ],
  /** URL of the source code. */
  source: ['berth.dev/source', 'terasky.backstage.io/source-code-repo-url'],
  sourceBranch: ['terasky.backstage.io/source-branch'],
  /** Where TechDocs finds the documentation. */
  techDocs: ['backstage.io/techdocs-ref'],
  techDocsPath: ['terasky.backstage.io/techdocs-path'],
  /** Of its pods, for Backstage's Kubernetes tab. */
  labelSelector: [
    'berth.dev/label-selector',
    'terasky.backstage.io/kubernetes-label-selector',
  ],
} as const;

/**
 * A thing that an annotation says to the catalog.
 *
 * @public
 */
export type CatalogField = keyof typeof catalogAnnotations;

/**
 * What annotations say to the catalog of one thing; undefined when nothing, or
 * only space, is said.
 *
 * @public
 */
export function catalogAnnotation(
  annotations: Record<string, string> | undefined,
  field: CatalogField,
): string | undefined {
  for (const key of catalogAnnotations[field]) {
    const text = annotations?.[key];
    if (typeof text === 'string' && text.trim()) {
      return text.trim();
    }
  }
  return undefined;
}
