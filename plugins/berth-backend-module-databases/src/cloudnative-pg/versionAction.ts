import {
  createOfferingAction,
  recordOf,
  specOf,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { patchPrimary, refuse } from '../shared/change';
import { majorStepProblem } from '../shared/postgres';
import { imageOfVersion, versionOfImage } from './image';
import { CLUSTER } from './kind';
import { observe } from './observed';
import { asleep } from './unavailable';

const VERSION = /^1[5-8](\.\d{1,2})?$/;

/**
 * Another version of PostgreSQL. A minor one is rolled out, in either
 * direction; a major one only goes up and takes the database offline for as
 * long as pg_upgrade runs.
 *
 * @internal
 */
export const versionAction = createOfferingAction({
  title: 'Change version',
  description:
    'Goes to another PostgreSQL. Another minor version restarts the instances one by one. A newer major version takes the database offline while it is upgraded, never goes back, and makes the replicas anew; make a backup first, and another one after it: backups of the older major version cannot be restored into the newer one.',
  destructive: true,
  input: zod => ({
    version: zod
      .string()
      .regex(VERSION, 'Write a major version such as 18, or a minor one: 18.1.')
      .describe(
        'Which version it is to have: 18 is the newest build of that major version, 18.1 exactly that.',
      )
      .meta({ title: 'PostgreSQL version' }),
  }),
  unavailable: objects => asleep(objects) ?? imageElsewhere(objects),
  check: ({ version }, { primary }) => {
    const { wantedImage } = observe(primary);
    const current = versionOfImage(wantedImage);
    if (imageOfVersion(wantedImage, version) === wantedImage) {
      return refuse('version', `It has ${current} already.`);
    }
    const problem = majorStepProblem(
      Number.parseInt(current ?? '0', 10),
      Number.parseInt(version, 10),
    );
    return problem ? refuse('version', problem) : undefined;
  },
  plan: ({ version }, objects) =>
    patchPrimary(CLUSTER, objects, {
      spec: {
        imageName: imageOfVersion(
          observe(objects.primary).wantedImage,
          version,
        ),
      },
    }),
});

function imageElsewhere({ primary }: ClaimObjects): string | undefined {
  if (recordOf(specOf(primary).imageCatalogRef).name) {
    return 'Its image comes from a catalog that the platform team keeps; ask them.';
  }
  return imageOfVersion(observe(primary).wantedImage, '18')
    ? undefined
    : 'Its image is none of the CloudNativePG project, so that Berth cannot tell which other versions there are.';
}
