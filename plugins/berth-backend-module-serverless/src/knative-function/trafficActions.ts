import {
  createOfferingAction,
  type ClaimObjects,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import type { z } from 'zod';
import { image } from '../shared/fields';
import { CANARY, DEPLOYED_AT } from './kind';
import { observe, revisionsIn } from './observed';
import { newTemplate, patch } from './patch';
import {
  allTo,
  followLatest,
  isPinned,
  mainRevision,
  revisionBefore,
  withShare,
} from './traffic';

const REVISION_NAME = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * What runs, and which revision gets how much of the traffic.
 *
 * @internal
 */
export const trafficActions: Record<string, OfferingActionDefinition> = {
  deploy: createOfferingAction({
    title: 'Deploy image',
    description:
      'Makes a new revision of another image, or of the same tag anew. It gets its share as soon as it is ready, and none before.',
    input: zod => ({
      image: image(zod)
        .describe('The image to run from now on.')
        .meta({ title: 'Image' }),
      percent: percent(zod)
        .default(100)
        .describe(
          'How much of the traffic it gets: less than 100 makes it a canary beside what serves now; 0 only gives it an address to try.',
        )
        .meta({ title: 'Percent of the traffic' }),
    }),
    check: (input, { primary }) =>
      input.percent < 100 && !mainRevision(observe(primary))
        ? [
            {
              field: 'percent',
              message: 'Nothing serves yet that could take the rest.',
            },
          ]
        : undefined,
    plan: (input, objects, { now }) => {
      const fn = observe(objects.primary);
      return patch(objects, {
        template: newTemplate(objects, {
          container: { image: input.image },
          annotations: { [DEPLOYED_AT]: now.toISOString() },
        }),
        traffic:
          input.percent === 100
            ? followLatest()
            : withShare(fn, {
                target: { latestRevision: true },
                percent: input.percent,
              }),
      });
    },
  }),

  canary: createOfferingAction({
    title: 'Split traffic',
    description:
      'Gives one revision a share of the traffic and leaves the rest to those that serve. From then on new revisions get none.',
    input: zod => ({
      revision: revision(zod)
        .describe('The revision to send traffic to.')
        .meta({ title: 'Revision' }),
      percent: percent(zod)
        .describe('How much it gets; the rest is shared out as it was.')
        .meta({ title: 'Percent of the traffic' }),
      tag: zod
        .string()
        .max(20)
        .regex(/^[a-z]([-a-z0-9]*[a-z0-9])?$/, 'Write a name such as canary.')
        .default(CANARY)
        .describe('The tag under which it has an address of its own.')
        .meta({ title: 'Tag' }),
    }),
    unavailable: ({ primary }) =>
      observe(primary).latestReady ? undefined : 'No revision is ready yet.',
    check: (input, objects) => {
      const problem = revisionProblem(input.revision, objects);
      return problem ?? (split(input, objects) ? undefined : nobodyElse());
    },
    plan: (input, objects) =>
      patch(objects, {
        traffic:
          input.percent === 100
            ? [
                {
                  revisionName: input.revision,
                  latestRevision: false,
                  percent: 100,
                },
              ]
            : split(input, objects),
      }),
  }),

  promote: createOfferingAction({
    title: 'Promote',
    description:
      'Gives all of the traffic to the canary, or to a revision that you name. Where that is the latest one, new revisions get it from then on.',
    input: zod => ({
      revision: revision(zod)
        .optional()
        .describe('By default the one that is tagged canary, else the latest.')
        .meta({ title: 'Revision' }),
    }),
    unavailable: ({ primary }) =>
      canaryOf(primary) ? undefined : 'No revision is ready yet.',
    check: (input, objects) => revisionProblem(input.revision, objects),
    plan: (input, objects) =>
      patch(objects, {
        traffic: allTo(
          observe(objects.primary),
          input.revision ?? canaryOf(objects.primary)!,
        ),
      }),
  }),

  rollback: createOfferingAction({
    title: 'Roll back',
    description:
      'Gives all of the traffic to the revision before the one that serves, or to one that you name. From then on new revisions get none.',
    input: zod => ({
      revision: revision(zod)
        .optional()
        .describe('By default the newest ready one before the one that serves.')
        .meta({ title: 'Revision' }),
    }),
    unavailable: ({ primary, children }) =>
      revisionsIn(children).length < 2
        ? `There is no other revision than ${
            mainRevision(observe(primary)) ?? 'the first'
          }.`
        : undefined,
    check: (input, objects) =>
      revisionProblem(input.revision, objects) ??
      (target(input, objects)
        ? undefined
        : [
            {
              field: 'revision',
              message: 'No ready revision is older; name the one you mean.',
            },
          ]),
    plan: (input, objects) =>
      patch(objects, {
        traffic: [
          {
            revisionName: target(input, objects),
            latestRevision: false,
            percent: 100,
          },
        ],
      }),
  }),

  pin: createOfferingAction({
    title: 'Pin',
    description:
      'Keeps all of the traffic with the revision that serves most now. New revisions get none until you say so.',
    unavailable: ({ primary }) => {
      const fn = observe(primary);
      if (isPinned(fn)) {
        return 'It is pinned already.';
      }
      return mainRevision(fn) ? undefined : 'Nothing serves yet.';
    },
    plan: (_input, objects) =>
      patch(objects, {
        traffic: [
          {
            revisionName: mainRevision(observe(objects.primary)),
            latestRevision: false,
            percent: 100,
          },
        ],
      }),
  }),

  follow: createOfferingAction({
    title: 'Follow latest',
    description:
      'Gives all of the traffic to the latest ready revision, and to each that comes after it.',
    unavailable: ({ primary }) => {
      const { wanted } = observe(primary);
      return wanted.some(
        ({ latestRevision, percent: share }) => latestRevision && share === 100,
      )
        ? 'It follows the latest revision already.'
        : undefined;
    },
    plan: (_input, objects) => patch(objects, { traffic: followLatest() }),
  }),
};

/**
 * A share of the traffic.
 *
 * @internal
 */
export function percent(zod: typeof z) {
  return zod
    .int()
    .min(0, 'Between 0 and 100 percent.')
    .max(100, 'Between 0 and 100 percent.');
}

function revision(zod: typeof z) {
  return zod.string().max(63).regex(REVISION_NAME, 'This is no revision.');
}

function split(
  input: { revision: string; percent: number; tag: string },
  { primary, children }: ClaimObjects,
) {
  const fn = observe(primary);
  return withShare(fn, {
    target: { revisionName: input.revision, latestRevision: false },
    percent: input.percent,
    tag: input.tag,
    otherwise: revisionsIn(children).find(
      ({ name, phase }) => name !== input.revision && phase === 'Ready',
    )?.name,
  });
}

function target(
  input: { revision?: string },
  { primary, children }: ClaimObjects,
): string | undefined {
  return (
    input.revision ?? revisionBefore(observe(primary), revisionsIn(children))
  );
}

function canaryOf(primary: ClaimObjects['primary']): string | undefined {
  const { actual, wanted, latestReady } = observe(primary);
  const tagged = [...actual, ...wanted].find(({ tag }) => tag === CANARY);
  return tagged?.revisionName ?? latestReady;
}

function revisionProblem(
  name: string | undefined,
  { children }: ClaimObjects,
): Array<{ field: string; message: string }> | undefined {
  if (name === undefined) {
    return undefined;
  }
  const revisions = revisionsIn(children);
  const found = revisions.find(one => one.name === name);
  if (!found) {
    const names = revisions.map(one => one.name).join(', ') || 'none';
    return [
      {
        field: 'revision',
        message: `There is no such one; there is ${names}.`,
      },
    ];
  }
  return found.phase === 'Ready'
    ? undefined
    : [
        {
          field: 'revision',
          message: `It is not ready: ${found.message}`,
        },
      ];
}

function nobodyElse() {
  return [
    {
      field: 'percent',
      message: 'There is no other revision that could take the rest.',
    },
  ];
}
