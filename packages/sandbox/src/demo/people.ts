import path from 'node:path';
import { readManifests } from '../kubernetes/manifests';
import { packageFolder } from '../packageFolder';

/**
 * Somebody whom one can sign in as in the demo.
 *
 * @public
 */
export interface DemoPerson {
  /** The name in the catalog, such as `payments-developer` */
  name: string;
  displayName: string;
  email: string;
  /** The names of their groups in the catalog */
  groups: string[];
}

/**
 * The catalog file with the demo's people and groups.
 *
 * @public
 */
export const demoOrgFile: string = path.join(packageFolder, 'demo', 'org.yaml');

/** Before every name that comes from the portal, in Kubernetes. */
const identityPrefix = 'backstage:';

/**
 * The demo's people, from its catalog file.
 *
 * @public
 */
export async function readDemoPeople(): Promise<DemoPerson[]> {
  const entities = (await readManifests(demoOrgFile)) as unknown as Entity[];
  return entities
    .filter(entity => entity.kind === 'User')
    .map(({ metadata, spec }) => ({
      name: metadata.name,
      displayName: spec.profile.displayName,
      email: spec.profile.email,
      groups: spec.memberOf ?? [],
    }));
}

/**
 * Whom a person of the catalog is in Kubernetes.
 *
 * @public
 */
export function kubernetesIdentity(
  person: Pick<DemoPerson, 'name' | 'groups'>,
): { user: string; groups: string[] } {
  return {
    user: `${identityPrefix}${person.name}`,
    groups: person.groups.map(group => `${identityPrefix}${group}`),
  };
}

interface Entity {
  kind: string;
  metadata: { name: string };
  spec: {
    profile: { displayName: string; email: string };
    memberOf?: string[];
  };
}
