import path from 'node:path';
import { kubernetesIdentity, type DemoPerson } from '../demo/people';
import { readManifests } from '../kubernetes/manifests';
import type { KubernetesObject } from '../kubernetes/types';
import type { StandIn } from '../operators/StandIn';
import { volumeStages } from '../operators/volumeStages';
import { packageFolder, repositoryFolder } from '../packageFolder';

const deploy = (name: string) => path.join(repositoryFolder, 'deploy', name);
const manifest = (name: string) => path.join(packageFolder, 'manifests', name);

/**
 * What every sandbox's cluster holds from the start: definitions of kinds, and
 * everything else.
 *
 * @internal
 */
export async function baseObjects(options: {
  people: DemoPerson[];
  kwokManifests: string | undefined;
  operators: { delayMs: number; standIns: StandIn[] } | undefined;
}): Promise<{ definitions: KubernetesObject[]; others: KubernetesObject[] }> {
  const { people, kwokManifests, operators } = options;
  const all = [
    ...(kwokManifests
      ? [...(await readManifests(kwokManifests)), ...volumeStages()]
      : []),
    ...(await readManifests(manifest('storage.yaml'))),
    ...(await readManifests(deploy('access.yaml'))),
    ...(await readManifests(deploy('kubeflow-pipelines.yaml'))),
    ...(await readManifests(deploy('tenant-developer.yaml'))),
    ...(await readManifests(deploy('tenant-credentials.yaml'))),
    ...(await readManifests(deploy('platform-team.yaml'))),
    ...limitImpersonation(
      await readManifests(deploy('impersonation.yaml')),
      people,
    ),
    ...(operators
      ? await simulation({ ...operators, withStages: Boolean(kwokManifests) })
      : []),
  ];
  const isDefinition = ({ kind }: KubernetesObject) =>
    kind === 'CustomResourceDefinition';
  return {
    definitions: all.filter(isDefinition),
    others: all.filter(object => !isDefinition(object)),
  };
}

// The same role as a site's, with the names of our people in it.
function limitImpersonation(
  objects: KubernetesObject[],
  people: DemoPerson[],
): KubernetesObject[] {
  const identities = people.map(kubernetesIdentity);
  const names: Record<string, string[]> = {
    users: identities.map(identity => identity.user),
    groups: [...new Set(identities.flatMap(identity => identity.groups))],
  };
  return objects.map(object =>
    object.kind === 'ClusterRole'
      ? {
          ...object,
          rules: (object.rules as Rule[]).map(rule => ({
            ...rule,
            resourceNames: names[rule.resources[0]],
          })),
        }
      : object,
  );
}

async function simulation(options: {
  delayMs: number;
  standIns: StandIn[];
  withStages: boolean;
}): Promise<KubernetesObject[]> {
  const { standIns, withStages } = options;
  const manifests = await Promise.all(
    standIns.map(async ({ manifest: file }) =>
      file ? readManifests(manifest(file)) : [],
    ),
  );
  return [
    ...manifests.flat(),
    simulatedOperators(standIns),
    ...standIns.flatMap(standIn => standIn.objects ?? []),
    ...(withStages
      ? standIns.flatMap(standIn => standIn.stages?.(options) ?? [])
      : []),
  ];
}

function simulatedOperators(standIns: StandIn[]): KubernetesObject {
  const data: Record<string, string> = {};
  // Several systems may share a group, as those of Kubeflow do.
  for (const [group, name] of standIns.flatMap(({ groups }) =>
    Object.entries(groups),
  )) {
    data[group] = data[group] ? `${data[group]}, ${name}` : name;
  }
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'simulated-operators', namespace: 'berth-system' },
    data,
  };
}

interface Rule {
  resources: string[];
}
