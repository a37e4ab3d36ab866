/**
 * A context's name as a name for the catalog: contexts are named after paths,
 * ARNs and addresses, entities are not.
 */
export function clusterName(context: string): string {
  const name = context
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(-63)
    .replace(/^-+|-+$/g, '');
  return name || 'cluster';
}
