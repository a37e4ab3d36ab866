import { base64 } from '../../kubernetes/kubeconfig';
import type { KubernetesObject } from '../../kubernetes/types';
import { ownedBy } from '../StatusController';
import type { Postgresql } from './types';

const rotationDays = 90;
const day = 24 * 60 * 60_000;

interface Credentials extends KubernetesObject {
  data?: Record<string, string>;
}

/**
 * The Secrets of the users that are not there yet, and those whose password is
 * due to be replaced: `nextRotation` has passed, and the user is listed for it.
 *
 * @internal
 */
export function credentials(
  database: Postgresql,
  existing: KubernetesObject[],
  options: { password: () => string; now: Date },
): KubernetesObject[] {
  const { users = {}, usersWithInPlaceSecretRotation = [] } = database.spec;
  return Object.keys(users).flatMap(user => {
    const name = secretName(database, user);
    const found = existing.find(({ metadata }) => metadata.name === name) as
      | Credentials
      | undefined;
    const rotates = usersWithInPlaceSecretRotation.includes(user);
    if (found && !(rotates && isDue(found, options.now))) {
      return [];
    }
    const next = new Date(options.now.getTime() + rotationDays * day);
    return [
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: {
          name,
          namespace: database.metadata.namespace,
          labels: spiloLabels(database),
          ownerReferences: ownedBy(database),
        },
        type: 'Opaque',
        data: {
          username: base64(user),
          password: base64(options.password()),
          ...(rotates && { nextRotation: base64(next.toISOString()) }),
        },
      },
    ];
  });
}

/**
 * The labels of everything that belongs to a database.
 *
 * @internal
 */
export function spiloLabels(database: Postgresql): Record<string, string> {
  return { application: 'spilo', 'cluster-name': database.metadata.name! };
}

function secretName({ metadata }: Postgresql, user: string): string {
  const name = user.replace(/_/g, '-');
  return `${name}.${metadata.name}.credentials.postgresql.acid.zalan.do`;
}

function isDue({ data = {} }: Credentials, now: Date): boolean {
  const text = Buffer.from(data.nextRotation ?? '', 'base64').toString();
  return Date.parse(text) <= now.getTime();
}
