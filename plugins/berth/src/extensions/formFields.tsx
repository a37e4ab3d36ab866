import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

/**
 * `BerthName`: the name of what a template asks for.
 *
 * @internal
 */
export const berthNameFormField = FormFieldBlueprint.make({
  name: 'name',
  params: {
    field: async () => {
      const { BerthNameField, validateBerthName, berthNameSchema } =
        await import('../fields');
      return createFormField({
        name: 'BerthName',
        component: BerthNameField,
        validation: validateBerthName,
        schema: berthNameSchema,
      });
    },
  },
});

/**
 * `BerthTenant`: the tenant, cluster and namespace it goes to.
 *
 * @internal
 */
export const berthTenantFormField = FormFieldBlueprint.make({
  name: 'tenant',
  params: {
    field: async () => {
      const { BerthTenantField, validateBerthTenant, berthTenantSchema } =
        await import('../fields');
      return createFormField({
        name: 'BerthTenant',
        component: BerthTenantField,
        validation: validateBerthTenant,
        schema: berthTenantSchema,
      });
    },
  },
});

/**
 * `BerthForge`: where a repository is made, if anywhere.
 *
 * @internal
 */
export const berthForgeFormField = FormFieldBlueprint.make({
  name: 'forge',
  params: {
    field: async () => {
      const { BerthForgeField, berthForgeSchema } = await import('../fields');
      return createFormField({
        name: 'BerthForge',
        component: BerthForgeField,
        schema: berthForgeSchema,
      });
    },
  },
});

/**
 * `BerthEngine`: what it is to be, whichever offering gives it.
 *
 * @internal
 */
export const berthEngineFormField = FormFieldBlueprint.make({
  name: 'engine',
  params: {
    field: async () => {
      const { BerthEngineField, validateBerthEngine, berthEngineSchema } =
        await import('../fields');
      return createFormField({
        name: 'BerthEngine',
        component: BerthEngineField,
        validation: validateBerthEngine,
        schema: berthEngineSchema,
      });
    },
  },
});

/**
 * `BerthOffering`: what it is to be, of all that is offered by definition.
 *
 * @internal
 */
export const berthOfferingFormField = FormFieldBlueprint.make({
  name: 'offering',
  params: {
    field: async () => {
      const { BerthOfferingField, validateBerthOffering, berthOfferingSchema } =
        await import('../fields');
      return createFormField({
        name: 'BerthOffering',
        component: BerthOfferingField,
        validation: validateBerthOffering,
        schema: berthOfferingSchema,
      });
    },
  },
});

/**
 * `BerthOfferingInput`: the offering's sizes and its other options.
 *
 * @internal
 */
export const berthOfferingInputFormField = FormFieldBlueprint.make({
  name: 'offering-input',
  params: {
    field: async () => {
      const {
        BerthOfferingInputField,
        validateBerthOfferingInput,
        berthOfferingInputSchema,
      } = await import('../fields');
      return createFormField({
        name: 'BerthOfferingInput',
        component: BerthOfferingInputField,
        validation: validateBerthOfferingInput,
        schema: berthOfferingInputSchema,
      });
    },
  },
});
