import path from 'node:path';
import { readManifests } from '../kubernetes/manifests';
import type { KubernetesObject } from '../kubernetes/types';
import { packageFolder } from '../packageFolder';

const file = (name: string) =>
  path.join(packageFolder, 'demo', 'definitions', `${name}.yaml`);

/** What the demo defines, by what stands in for who makes it work. */
const FILES: Record<string, string> = {
  'defined-kinds': 'web-application',
  crossplane: 'object-bucket',
  kro: 'preview-environment',
};

const KINDS: Record<string, string> = {
  'platform.example.org': 'webapplications',
  'storage.example.org': 'objectbuckets',
  'preview.example.org': 'previewenvironments',
};

/**
 * Kinds that the demo's platform team offers with no code: one of its own, one
 * of Crossplane and one of kro.
 *
 * @internal
 */
export async function demoDefinitions(
  standIns: string[],
): Promise<KubernetesObject[]> {
  const read = Object.entries(FILES)
    .filter(([standIn]) => standIns.includes(standIn))
    .map(([, name]) => readManifests(file(name)));
  return (await Promise.all(read)).flat();
}

/**
 * Lets Berth watch what the demo defines, and tenants' developers write it.
 *
 * @internal
 */
export function demoDefinitionRoles(): KubernetesObject[] {
  const read = ['get', 'list', 'watch'];
  return Object.entries({
    view: read,
    tenant: [...read, 'create', 'update', 'patch', 'delete'],
  }).map(([aggregate, verbs]) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: {
      name: `demo-definitions-${aggregate}`,
      labels: { [`berth.dev/aggregate-to-${aggregate}`]: 'true' },
    },
    rules: Object.entries(KINDS).map(([group, plural]) => ({
      apiGroups: [group],
      resources: [plural],
      verbs,
    })),
  }));
}
