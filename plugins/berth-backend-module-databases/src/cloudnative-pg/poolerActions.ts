import {
  createOfferingAction,
  type OfferingActionDefinition,
} from '@berth/backstage-plugin-berth-node';
import { refuse } from '../shared/change';
import { ofKind } from '../shared/children';
import { POOLER } from './kind';
import { observe } from './observed';
import { pooler, poolerName } from './pooler';
import { asleep } from './unavailable';

/**
 * Poolers before a database.
 *
 * @internal
 */
export const poolerActions: Record<string, OfferingActionDefinition> = {
  'enable-pooler': createOfferingAction({
    title: 'Add a pooler',
    description:
      'Puts PgBouncers before the database, at an address of their own. The addresses that there are stay.',
    input: zod => ({
      target: zod
        .enum(['rw', 'ro'])
        .default('rw')
        .describe('rw leads to the primary, ro to the replicas.')
        .meta({ title: 'Leads to' }),
      mode: zod
        .enum(['session', 'transaction'])
        .default('transaction')
        .describe(
          'session keeps a session for as long as a client is there; transaction only for each transaction, and takes no prepared statements of old drivers, LISTEN or session variables.',
        )
        .meta({ title: 'Mode' }),
      instances: zod
        .int()
        .min(1, 'At least 1.')
        .max(10, 'At most 10.')
        .default(2)
        .describe('How many PgBouncers there are to be.')
        .meta({ title: 'Instances' }),
    }),
    unavailable: asleep,
    check: ({ target }, { primary, children }) => {
      const name = poolerName(String(primary.metadata.name), target);
      if (ofKind(children, POOLER).some(one => one.metadata.name === name)) {
        return refuse('target', 'There is such a pooler already.');
      }
      return target === 'ro' && observe(primary).wanted < 2
        ? refuse('target', 'There is no replica to lead to; scale it first.')
        : undefined;
    },
    plan: ({ target, mode, instances }, { primary }) => [
      {
        type: 'create',
        object: pooler({
          claim: String(primary.metadata.name),
          target,
          mode,
          instances,
        }),
      },
    ],
  }),

  'remove-pooler': createOfferingAction({
    title: 'Remove a pooler',
    description:
      'Takes PgBouncers and their address away. Whoever connects through them is cut off.',
    destructive: true,
    input: zod => ({
      target: zod
        .enum(['rw', 'ro'])
        .default('rw')
        .describe('Which one: that to the primary or that to the replicas.')
        .meta({ title: 'Leads to' }),
    }),
    unavailable: ({ children }) =>
      ofKind(children, POOLER).length === 0 ? 'It has no pooler.' : undefined,
    check: ({ target }, { primary, children }) => {
      const name = poolerName(String(primary.metadata.name), target);
      return ofKind(children, POOLER).some(one => one.metadata.name === name)
        ? undefined
        : refuse('target', `There is no pooler ${name}.`);
    },
    plan: ({ target }, { primary }) => [
      {
        type: 'delete',
        kind: POOLER,
        name: poolerName(String(primary.metadata.name), target),
      },
    ],
  }),
};
