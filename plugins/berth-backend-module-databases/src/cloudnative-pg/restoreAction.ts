import {
  berthLabels,
  type FieldError,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  createOfferingAction,
  recordOf,
  recordsOf,
  specOf,
  textOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import {
  checkNewName,
  newClaimMetadata,
  newObject,
  refuse,
} from '../shared/change';
import { timeText } from '../shared/details';
import { claimName, instances, moment } from '../shared/fields';
import { archiver, backupsName, scheduledBackup } from './backup';
import { backupState } from './backupState';
import { CLUSTER, cnpg, OBJECT_STORE } from './kind';
import { ownerOf } from './owner';
import { recovery } from './recovery';
import { withoutBackups } from './unavailable';

/**
 * A new database with the data that this one had. CloudNativePG never restores
 * into one that is there: both run until somebody deletes one.
 *
 * @internal
 */
export const restoreAction = createOfferingAction({
  title: 'Restore as a new database',
  description:
    'Makes a new database with the data that this one had at a point in time. This one stays as it is; delete it when you no longer need it.',
  input: zod => ({
    name: claimName(zod)
      .describe('What the new database is called.')
      .meta({ title: 'Name of the new database' }),
    targetTime: moment(zod)
      .optional()
      .describe(
        'As of when, such as 2026-08-20T10:00:00Z; the latest that there is unless given.',
      )
      .meta({ title: 'Point in time' }),
    instances: instances(zod)
      .optional()
      .describe('As many as this one has unless given.')
      .meta({ title: 'Instances' }),
  }),
  unavailable: objects => withoutBackups(objects) ?? nothingToRestore(objects),
  check: (input, objects) => [
    ...checkNewName(input.name, objects),
    ...checkTime(input.targetTime, objects),
  ],
  plan: ({ name, targetTime, instances: wanted }, objects) => {
    const {
      store = '',
      storeObject,
      schedules,
      serverName,
    } = backupState(objects);
    const metadata = newClaimMetadata(name, objects);
    // An ObjectStore of the claim's own goes when the claim goes, so that the
    // new one needs its own; one that others keep is shared.
    const ownStore = storeObject ? backupsName(name) : store;
    const [schedule] = schedules.map(object =>
      textOf(specOf(object).schedule)?.replace(/^\S+ /, ''),
    );
    const objectsToMake: KubernetesObject[] = [
      newObject(CLUSTER, metadata, {
        ...copiedSpec(objects, name),
        ...(wanted && { instances: wanted }),
        ...recovery({
          cluster: serverName,
          store,
          targetTime,
          ...ownerOf(objects.primary),
        }),
        plugins: [archiver(ownStore)],
      }),
      ...(storeObject
        ? [
            newObject(
              OBJECT_STORE,
              { ...metadata, name: ownStore },
              specOf(storeObject),
            ),
          ]
        : []),
      ...(schedule
        ? [withLabels(scheduledBackup(name, schedule), metadata)]
        : []),
    ];
    return objectsToMake.map(object => ({ type: 'create', object }));
  },
});

function nothingToRestore(objects: ClaimObjects): string | undefined {
  const { storeObject, firstRecoverabilityPoint } = backupState(objects);
  // A store that others keep says nothing to Berth of what is in it.
  return storeObject && !firstRecoverabilityPoint
    ? 'There is no backup yet from which it could be restored.'
    : undefined;
}

function checkTime(
  targetTime: string | undefined,
  objects: ClaimObjects,
): FieldError[] {
  const { firstRecoverabilityPoint: first } = backupState(objects);
  return targetTime && first && Date.parse(targetTime) < Date.parse(first)
    ? refuse(
        'targetTime',
        `The oldest backup that there is was made at ${timeText(first)}.`,
      )
    : [];
}

/** What of a Cluster's definition the new one takes over. */
function copiedSpec({ primary }: ClaimObjects, name: string) {
  const {
    bootstrap: _bootstrap,
    externalClusters: _external,
    plugins: _plugins,
    backup: _backup,
    replica: _replica,
    inheritedMetadata,
    topologySpreadConstraints,
    ...spec
  } = specOf(primary);
  const labels = recordOf(recordOf(inheritedMetadata).labels);
  return {
    ...spec,
    ...(topologySpreadConstraints !== undefined && {
      topologySpreadConstraints: recordsOf(topologySpreadConstraints).map(
        constraint => renamed(constraint, name),
      ),
    }),
    inheritedMetadata: {
      ...recordOf(inheritedMetadata),
      labels: {
        ...labels,
        [berthLabels.claim]: name,
        'backstage.io/kubernetes-id': name,
      },
    },
  };
}

/** A spread constraint that is about the new cluster's pods. */
function renamed(constraint: Record<string, unknown>, name: string) {
  const selector = recordOf(constraint.labelSelector);
  const matchLabels = recordOf(selector.matchLabels);
  return cnpg.clusterLabel in matchLabels
    ? {
        ...constraint,
        labelSelector: {
          ...selector,
          matchLabels: { ...matchLabels, [cnpg.clusterLabel]: name },
        },
      }
    : constraint;
}

function withLabels(
  object: KubernetesObject,
  { labels }: Record<string, unknown>,
): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, labels } };
}
