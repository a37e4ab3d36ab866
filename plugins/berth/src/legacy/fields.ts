import type { JsonObject } from '@backstage/types';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import {
  BerthEngineField,
  berthEngineSchema,
  BerthFieldOptions,
  BerthForgeField,
  berthForgeSchema,
  BerthNameField,
  berthNameSchema,
  BerthOfferingField,
  BerthOfferingInputField,
  berthOfferingInputSchema,
  berthOfferingSchema,
  BerthTenantField,
  berthTenantSchema,
  validateBerthEngine,
  validateBerthName,
  validateBerthOffering,
  validateBerthOfferingInput,
  validateBerthTenant,
} from '../fields';
import type { Place } from '../model/places';
import { berthPlugin } from './plugin';

/**
 * The field `BerthName`, for `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const BerthNameFieldExtension = berthPlugin.provide(
  createScaffolderFieldExtension<string, BerthFieldOptions>({
    name: 'BerthName',
    component: BerthNameField,
    validation: validateBerthName,
    schema: berthNameSchema.schema,
  }),
);

/**
 * The field `BerthTenant`, for `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const BerthTenantFieldExtension = berthPlugin.provide(
  createScaffolderFieldExtension<Place, BerthFieldOptions>({
    name: 'BerthTenant',
    component: BerthTenantField,
    validation: validateBerthTenant,
    schema: berthTenantSchema.schema,
  }),
);

/**
 * The field `BerthEngine`, for `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const BerthEngineFieldExtension = berthPlugin.provide(
  createScaffolderFieldExtension<string, BerthFieldOptions>({
    name: 'BerthEngine',
    component: BerthEngineField,
    validation: validateBerthEngine,
    schema: berthEngineSchema.schema,
  }),
);

/**
 * The field `BerthOffering`, for `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const BerthOfferingFieldExtension = berthPlugin.provide(
  createScaffolderFieldExtension<string, BerthFieldOptions>({
    name: 'BerthOffering',
    component: BerthOfferingField,
    validation: validateBerthOffering,
    schema: berthOfferingSchema.schema,
  }),
);

/**
 * The field `BerthForge`, for `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const BerthForgeFieldExtension = berthPlugin.provide(
  createScaffolderFieldExtension<string, BerthFieldOptions>({
    name: 'BerthForge',
    component: BerthForgeField,
    schema: berthForgeSchema.schema,
  }),
);

/**
 * The field `BerthOfferingInput`, for `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const BerthOfferingInputFieldExtension = berthPlugin.provide(
  createScaffolderFieldExtension<JsonObject, BerthFieldOptions>({
    name: 'BerthOfferingInput',
    component: BerthOfferingInputField,
    validation: validateBerthOfferingInput,
    schema: berthOfferingInputSchema.schema,
  }),
);
