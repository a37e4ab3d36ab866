import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import {
  judgeObject,
  specOf,
  textOf,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { newestFirst, ofKind } from '../shared/children';
import type { Part } from '../shared/parts';
import {
  BACKUP,
  DATABASE,
  DATABASE_ROLE,
  POOLER,
  SCHEDULED_BACKUP,
} from './kind';

/**
 * What belongs to a database and has a state of its own. Of its backups only
 * the newest counts, and one that is being made takes nothing away.
 *
 * @internal
 */
export function partsOf({ children }: ClaimObjects): Part[] {
  const parts = (
    kind: Parameters<typeof ofKind>[1],
    title: string,
    judge: (object: KubernetesObject) => Readiness = judgeObject,
  ) =>
    ofKind(children, kind)
      .filter(({ metadata }) => !metadata.deletionTimestamp)
      .map(object => ({
        title: `${title} ${object.metadata.name}`,
        readiness: judge(object),
      }));
  const [newest] = newestFirst(ofKind(children, BACKUP));
  return [
    ...parts(POOLER, 'Pooler', judgePooler),
    ...parts(DATABASE, 'Database'),
    ...parts(DATABASE_ROLE, 'Role'),
    ...parts(SCHEDULED_BACKUP, 'Schedule of backups'),
    ...(newest
      ? [
          {
            title: `Backup ${newest.metadata.name}`,
            readiness: judgeBackup(newest),
          },
        ]
      : []),
  ];
}

/** One that is paused lets nobody through, whoever paused it. */
function judgePooler(object: KubernetesObject): Readiness {
  const judged = judgeObject(object);
  return judged.phase === 'Suspended'
    ? {
        phase: 'Degraded',
        reason: 'PoolerPaused',
        message: 'it is paused, so that nobody gets through it.',
      }
    : judged;
}

function judgeBackup(object: KubernetesObject): Readiness {
  const judged = judgeObject(object);
  switch (judged.phase) {
    case 'Provisioning':
      return { ...judged, phase: 'Ready' };
    case 'Failed':
      return {
        ...judged,
        reason: 'LastBackupFailed',
        message: `${judged.message} Show this to the platform team.`,
      };
    default:
      return judged;
  }
}

/**
 * The name that something has inside of PostgreSQL.
 *
 * @internal
 */
export function sqlNameOf(object: KubernetesObject): string {
  return textOf(specOf(object).name) ?? String(object.metadata.name);
}
