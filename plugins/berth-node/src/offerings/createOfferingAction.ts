import type { z } from 'zod';
import type { OfferingActionDefinition } from './types';

/**
 * A day-2 action whose `check` and `plan` know the types of its input.
 *
 * @remarks
 * An offering's actions differ in their input and still lie in one record;
 * this is where their types are let go. It is sound because an action is only
 * ever planned with what its own schema has parsed.
 *
 * @public
 */
export function createOfferingAction<TShape extends z.ZodRawShape>(
  definition: OfferingActionDefinition<TShape>,
): OfferingActionDefinition {
  return definition as unknown as OfferingActionDefinition;
}
