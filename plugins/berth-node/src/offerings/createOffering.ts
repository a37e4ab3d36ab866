import {
  berthAnnotations,
  berthError,
  berthLabels,
  type KubernetesObject,
  type OfferingAction,
} from '@berth/backstage-plugin-berth-common';
import { z } from 'zod';
import { assertConsistent } from './assertConsistent';
import { jsonSchemaOf, parseWith, refuseFields } from './inputSchema';
import { withClaimMetadata } from './labels';
import type { Offering, OfferingInput } from './Offering';
import type {
  ClaimObjects,
  OfferingActionDefinition,
  OfferingDefinition,
} from './types';

/** The room that generated child names (`<claim>-rw`, `-1`) need. */
const DEFAULT_MAX_NAME_LENGTH = 50;

/**
 * Makes an offering from its definition: from here on its form, validation,
 * REST schema, scaffolder action, manifests and page all derive from it.
 *
 * @throws Error when the definition contradicts itself (id without its
 * category, an advanced field that is no input, a plan field whose values are
 * not the plans, a plan with an amount that is no quantity), so that the
 * mistake shows at start-up
 * @public
 */
export function createOffering<TShape extends z.ZodRawShape>(
  definition: OfferingDefinition<TShape>,
): Offering {
  const shape = definition.input(z);
  const schema = z.strictObject(shape);
  const actions = definition.actions ?? {};
  assertConsistent(definition, shape);

  type Input = z.infer<z.ZodObject<TShape>>;
  // An OfferingInput is what parseInput returned, so it fits the schema.
  const typed = (input: OfferingInput) => input as Input;

  const unavailable = (id: string, objects: ClaimObjects) => {
    if (!Object.hasOwn(actions, id)) {
      return undefined;
    }
    return objects.primary.metadata.deletionTimestamp
      ? `${definition.title} '${objects.primary.metadata.name}' is being deleted.`
      : actions[id].unavailable?.(objects);
  };

  return {
    ...pickDescription(definition),
    inputSchema: jsonSchemaOf(schema),
    inputShape: shape,
    isClaim: object =>
      labelOf(object) === definition.id ||
      (definition.isClaim?.(object) ?? true),
    claimOf: child => definition.claimOf?.(child),
    awaitsSecrets: definition.awaits !== undefined,
    awaits: objects => definition.awaits?.(objects) ?? [],
    actionPermission: id =>
      (Object.hasOwn(actions, id) ? actions[id].permission : undefined) ??
      'act',
    actions: Object.entries(actions).map(describeAction),

    parseInput: input =>
      parseWith(schema, input ?? {}, parsed =>
        definition.check?.(typed(parsed)),
      ),
    manifests: (input, context) =>
      definition.manifests(typed(input), context).map(object =>
        withClaimMetadata(object, {
          offering: definition.id,
          plan: input.plan,
          context,
        }),
      ),
    usage: input => definition.usage(typed(input)),
    isUsageKnown: () => true,
    readiness: objects =>
      objects.primary.metadata.deletionTimestamp
        ? {
            phase: 'Deleting',
            reason: 'Deleting',
            message: deletionMessage(objects),
          }
        : definition.readiness(objects),
    hasConnection: definition.connection !== undefined,
    connection: objects => definition.connection?.(objects),
    details: objects => definition.details?.(objects) ?? [],
    planOf: objects => {
      const annotations = objects.primary.metadata.annotations as
        | Record<string, string>
        | undefined;
      return (
        annotations?.[berthAnnotations.plan] ?? definition.planOf?.(objects)
      );
    },
    entity: claim =>
      definition.entity?.(claim) ?? { type: definition.category },

    actionUnavailable: unavailable,
    planAction: (id, input, objects, context = { now: new Date() }) => {
      const action = Object.hasOwn(actions, id) ? actions[id] : undefined;
      if (!action) {
        throw berthError('action-not-found', {
          message: `${definition.title} has no action '${id}'; it has ${
            Object.keys(actions).join(', ') || 'none'
          }`,
        });
      }
      const parsed = parseWith(actionSchema(action), input ?? {});
      const reason = unavailable(id, objects);
      if (reason) {
        throw berthError('action-unavailable', { message: reason });
      }
      refuseFields(action.check?.(parsed, objects));
      return action.plan(parsed, objects, context);
    },
  };
}

function actionSchema(action: OfferingActionDefinition) {
  return z.strictObject(action.input?.(z) ?? {});
}

function describeAction([id, action]: [
  string,
  OfferingActionDefinition,
]): OfferingAction {
  return {
    id,
    title: action.title,
    description: action.description,
    destructive: action.destructive ?? false,
    permission: action.permission ?? 'act',
    inputSchema: jsonSchemaOf(actionSchema(action)),
  };
}

function pickDescription<TShape extends z.ZodRawShape>(
  definition: OfferingDefinition<TShape>,
) {
  return {
    id: definition.id,
    title: definition.title,
    description: definition.description,
    category: definition.category,
    docs: definition.docs,
    notice: definition.notice,
    engine: definition.engine,
    reservedFor: definition.reservedFor,
    featured: definition.featured ?? false,
    clusterScoped: definition.clusterScoped ?? false,
    primary: definition.primary,
    primaries: [definition.primary, ...(definition.alternatives ?? [])],
    children: definition.children ?? [],
    requires: definition.requires,
    requiresOneOf: definition.requiresOneOf ?? [],
    holdsData: definition.holdsData,
    maxNameLength: definition.maxNameLength ?? DEFAULT_MAX_NAME_LENGTH,
    template: definition.template,
    advanced: definition.advanced ?? [],
    plans: Object.entries(definition.plans).map(([id, plan]) => ({
      id,
      ...plan,
    })),
  };
}

function labelOf({ metadata }: KubernetesObject): unknown {
  const labels = metadata.labels as Record<string, string> | undefined;
  return labels?.[berthLabels.offering];
}

function deletionMessage({ primary }: ClaimObjects): string {
  const finalizers = primary.metadata.finalizers;
  return Array.isArray(finalizers) && finalizers.length > 0
    ? `Being deleted; waiting for ${finalizers.join(', ')}.`
    : 'Being deleted.';
}
