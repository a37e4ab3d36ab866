import {
  addResources,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import type { ManifestContext } from '@berth/backstage-plugin-berth-node';
import { zoneSpread } from '../shared/affinity';
import { newObject } from '../shared/change';
import { sizeOf } from '../shared/size';
import { cloneOf } from './clone';
import type { ZalandoInput } from './input';
import { POSTGRESQL_CLUSTER, spilo } from './kind';
import { POOLER_SIZE, resourcesOf } from './size';

/**
 * The postgresql object that an input asks for.
 *
 * @internal
 */
export function manifests(
  input: ZalandoInput,
  { name, tenant }: ManifestContext,
): KubernetesObject[] {
  const { instances, storage, sharedBuffers } = sizeOf(input);
  const { database, owner, dumps } = input;
  return [
    newObject(
      POSTGRESQL_CLUSTER,
      { name, labels: { 'backstage.io/kubernetes-id': name } },
      {
        teamId: tenant,
        numberOfInstances: instances,
        postgresql: {
          version: input.version,
          parameters: {
            max_connections: String(input.maxConnections),
            shared_buffers: sharedBuffers,
          },
        },
        volume: {
          size: volumeSize(storage),
          ...(input.storageClass && { storageClass: input.storageClass }),
        },
        resources: resourcesOf(input.plan),
        users: { [owner]: [] },
        databases: { [database]: owner },
        patroni: {
          ...(input.synchronousReplicas > 0 && {
            synchronous_mode: true,
            synchronous_node_count: input.synchronousReplicas,
          }),
        },
        topologySpreadConstraints: spreadOf(input, name),
        ...(input.pooler !== 'off' && poolerOf(input.pooler)),
        enableLogicalBackup: dumps.enabled,
        ...(dumps.enabled && { logicalBackupSchedule: dumps.schedule }),
        ...(input.restoreFrom.database && {
          clone: cloneOf({
            cluster: input.restoreFrom.database,
            uid: input.restoreFrom.uid,
            targetTime: input.restoreFrom.targetTime,
          }),
        }),
      },
    ),
  ];
}

/**
 * PgBouncers before the primary.
 *
 * @internal
 */
export function poolerOf(mode: 'session' | 'transaction', instances?: number) {
  const { cpu, memory, count } = POOLER_SIZE;
  return {
    enableConnectionPooler: true,
    connectionPooler: {
      mode,
      numberOfInstances: instances ?? count,
      resources: { requests: { cpu, memory }, limits: { cpu: '1', memory } },
    },
  };
}

/**
 * A size of a volume as the definition takes it, which knows no `k`.
 *
 * @internal
 */
export function volumeSize(storage: string): string {
  return storage.endsWith('k')
    ? addResources({ 'requests.storage': storage })['requests.storage']
    : storage;
}

/**
 * How instances keep apart. The operator has anti-affinity only for all
 * databases at once, so that each one's is by spread constraints.
 */
function spreadOf(input: ZalandoInput, name: string) {
  const { antiAffinity, topologyKey, topologySpread } = input;
  const matchLabels = {
    [spilo.application]: 'spilo',
    [spilo.clusterLabel]: name,
  };
  const apart = {
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable:
      antiAffinity === 'required' ? 'DoNotSchedule' : 'ScheduleAnyway',
    labelSelector: { matchLabels },
  };
  const zones = zoneSpread(matchLabels);
  return [
    ...(antiAffinity === 'off' ? [] : [apart]),
    // A topology key may be named once for each of the two ways.
    ...(topologySpread && topologyKey !== zones.topologyKey ? [zones] : []),
  ];
}
