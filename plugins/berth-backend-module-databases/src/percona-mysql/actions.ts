import {
  createOfferingAction,
  recordOf,
  specOf,
  textOf,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { backupActions } from '../percona/backupActions';
import { patchSpec, paused } from '../percona/patch';
import { runActions } from '../percona/runActions';
import { sizeActions } from '../percona/sizeActions';
import { ROTATION_HELP, withoutPassword } from '../percona/users';
import { checkVersion } from '../percona/versionAction';
import { ps } from './system';
import { imagesOf, UPGRADES_FROM, VERSIONS } from './versions';

/**
 * What can be done to a MySQL with group replication after it is there.
 *
 * @internal
 */
export const actions: Record<string, OfferingActionDefinition> = {
  ...sizeActions(ps),
  ...runActions(ps),

  'change-version': createOfferingAction({
    title: 'Change version',
    description:
      'Goes from 8.0 to 8.4, or to the newest release of its own version. Instances restart one by one, the primary last. Data does not go back to an older version: make a backup first.',
    destructive: true,
    input: zod => ({
      version: zod
        .enum(VERSIONS)
        .describe('Which version it is to have.')
        .meta({ title: 'MySQL version' }),
    }),
    unavailable: objects => paused(ps, objects),
    check: ({ version }, objects) => {
      const { server } = imagesIn(objects);
      return checkVersion({
        engine: 'MySQL',
        image: server,
        newest: imagesOf(version, { server }).server,
        version,
        from: UPGRADES_FROM[version],
      });
    },
    plan: ({ version }, objects) => {
      const before = imagesIn(objects);
      const { server, backup } = imagesOf(version, before);
      return patchSpec(ps, objects, {
        spec: {
          mysql: { image: server },
          // Each version of the server is backed up by its own.
          ...(before.backup && { backup: { image: backup } }),
        },
      });
    },
  }),

  ...backupActions(ps),

  'rotate-credentials': createOfferingAction({
    title: 'Rotate credentials',
    description: `Gives root a new password: ${ROTATION_HELP}`,
    destructive: true,
    unavailable: objects => paused(ps, objects),
    plan: (_input, { primary }) => [
      withoutPassword({
        name:
          textOf(specOf(primary).secretsName) ??
          `${primary.metadata.name}-secrets`,
        key: 'root',
      }),
    ],
  }),
};

function imagesIn({ primary }: ClaimObjects): {
  server?: string;
  backup?: string;
} {
  const spec = specOf(primary);
  return {
    server: textOf(recordOf(spec.mysql).image),
    backup: textOf(recordOf(spec.backup).image),
  };
}
