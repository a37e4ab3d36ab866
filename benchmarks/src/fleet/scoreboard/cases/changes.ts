import {
  judgeForm,
  judgeOwner,
  judgeShared,
  judgeShown,
  keyOf,
} from '../judge';
import {
  cacheOf,
  DATABASE_KIND,
  formDefinition,
  NAMESPACE,
  SHARED_NAME,
  SHARED_NAMESPACE,
} from '../objects';
import type { ScoreboardCase } from '../types';
import { untilRight, withEach } from '../watch';

const OWNER = 'group:default/team-b';
const LONG_NAME = 'long-'.padEnd(90, 'x');

export const FIELDS = { before: 'memory', after: 'eviction' };

/** @internal */
export const ownerEdited: ScoreboardCase = {
  case: 'The owner annotation is edited on a live object',
  expected: OWNER,
  run: async arena => {
    const [{ name: cluster, admin }] = arena.clusters;
    const object = { cluster, namespace: NAMESPACE, name: 'db-1' };
    await admin.patch(
      { ...DATABASE_KIND, namespace: object.namespace, name: object.name },
      { metadata: { annotations: { 'terasky.backstage.io/owner': OWNER } } },
    );
    return withEach(arena, contestant =>
      untilRight(contestant, async () =>
        judgeOwner(await contestant.shown(), {
          key: keyOf(object),
          owner: OWNER,
        }),
      ),
    );
  },
};

/** @internal */
export const tenantShared: ScoreboardCase = {
  case: 'Two clusters share a tenant and one drops it',
  expected:
    "tenant shown, the other cluster's object shown, the dropped one gone",
  run: async arena => {
    const [one, two] = arena.clusters;
    await two.admin.delete({
      ...DATABASE_KIND,
      namespace: SHARED_NAMESPACE,
      name: SHARED_NAME,
    });
    await two.admin.delete({
      apiVersion: 'v1',
      kind: 'Namespace',
      name: SHARED_NAMESPACE,
    });
    const object = { namespace: SHARED_NAMESPACE, name: SHARED_NAME };
    return withEach(arena, async contestant => {
      // It may well be right for a moment before it is wrong.
      await contestant.settle();
      return judgeShared(await contestant.shown(), {
        system: SHARED_NAMESPACE,
        kept: keyOf({ ...object, cluster: one.name }),
        dropped: keyOf({ ...object, cluster: two.name }),
      });
    });
  },
};

/** @internal */
export const schemaChanged: ScoreboardCase = {
  case: "A CRD's schema changes",
  expected: 'the new fields',
  run: async arena => {
    for (const cluster of arena.clusters) {
      await cluster.apply(formDefinition(FIELDS.after));
    }
    return withEach(arena, contestant =>
      untilRight(contestant, async () =>
        judgeForm(await contestant.form(), {
          added: FIELDS.after,
          removed: FIELDS.before,
        }),
      ),
    );
  },
};

/** @internal */
export const longName: ScoreboardCase = {
  case: `A name of ${LONG_NAME.length} characters`,
  expected: 'shown',
  run: async arena => {
    const [{ name: cluster, admin }] = arena.clusters;
    await admin.create(cacheOf(NAMESPACE, LONG_NAME));
    return withEach(arena, contestant =>
      untilRight(contestant, async () =>
        judgeShown(
          await contestant.shown(),
          keyOf({ cluster, namespace: NAMESPACE, name: LONG_NAME }),
        ),
      ),
    );
  },
};
