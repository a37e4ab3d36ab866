import { isQuantity } from '@berth/backstage-plugin-berth-common';
import { z } from 'zod';
import type { OfferingDefinition } from './types';

/** As the REST API's path takes it. */
const ACTION_ID = /^[a-z][a-z0-9-]{0,62}$/;

/**
 * Refuses a definition that contradicts itself.
 *
 * @throws Error that names the offering and the contradiction
 * @internal
 */
export function assertConsistent<TShape extends z.ZodRawShape>(
  definition: OfferingDefinition<TShape>,
  shape: TShape,
): void {
  const { id, category, advanced = [], plans, actions = {} } = definition;
  const fail = (problem: string) => {
    throw new Error(`Offering '${id}': ${problem}`);
  };
  if (!/^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$/.test(id)) {
    fail('the id has to be a valid label value in lower case');
  }
  if (!id.startsWith(`${category}.`)) {
    fail(`the id has to begin with its category '${category}.'`);
  }
  for (const field of advanced) {
    if (!(field in shape)) {
      fail(`advanced names '${field}', which is no input`);
    }
  }
  for (const [plan, { resources }] of Object.entries(plans)) {
    if ('plan' in shape && !z.safeParse(shape.plan, plan).success) {
      fail(`the input 'plan' does not take '${plan}'`);
    }
    for (const [resource, quantity] of Object.entries(resources)) {
      if (!isQuantity(quantity)) {
        fail(`plan '${plan}' has ${resource} '${quantity}', no quantity`);
      }
    }
  }
  for (const action of Object.keys(actions)) {
    if (!ACTION_ID.test(action)) {
      fail(`the action '${action}' has no valid id`);
    }
  }
}
