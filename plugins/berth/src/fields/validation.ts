import {
  translationApiRef,
  type ApiHolder,
} from '@backstage/frontend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { OfferingDescription } from '@berth/backstage-plugin-berth-common';
import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { berthApiRef } from '../api';
import { nameFault } from '../components/forms';
import { berthTranslationRef, Message, Translate } from '../i18n';
import { offeringOfEngine } from '../model/engines';
import { offeringOn } from '../model/offerings';
import { DEFAULT_MAX_NAME_LENGTH } from '../model/names';
import type { Place } from '../model/places';
import { asInputSchema, validateInput } from '../model/schema';
import { placeIn } from './placeIn';
import { textIn } from './textIn';
import type { BerthFieldOptions } from './types';

type Validator<TValue> = CustomFieldValidator<TValue, BerthFieldOptions>;

/** Says messages where there are no hooks. */
function sayer(apiHolder: ApiHolder) {
  const snapshot = apiHolder
    .get(translationApiRef)
    ?.getTranslation(berthTranslationRef);
  const t = snapshot?.ready ? (snapshot.t as unknown as Translate) : undefined;
  return (text: string | Message) =>
    typeof text === 'string' ? text : t?.(text.key, text.values) ?? text.key;
}

/**
 * Names that claims of the offering have at the place. Where that cannot be
 * known, nothing is refused here: the cluster has the last word.
 */
async function takenNames(
  apiHolder: ApiHolder,
  offering: string,
  place: Place | undefined,
): Promise<Set<string>> {
  const api = apiHolder.get(berthApiRef);
  if (!api || !place) {
    return new Set();
  }
  const { tenant, cluster, namespace } = place;
  const { items } = await api
    .listClaims({ tenant, offering, cluster, limit: 500 })
    .catch(() => ({ items: [] }));
  return new Set(
    items
      .filter(claim => claim.namespace === namespace)
      .map(claim => claim.name),
  );
}

/** The offering that an input is for; undefined where that is not known. */
async function offeringOf(
  apiHolder: ApiHolder,
  options: BerthFieldOptions | undefined,
  formData: unknown,
): Promise<OfferingDescription | undefined> {
  const api = apiHolder.get(berthApiRef);
  const { offering = '', offeringField, engineField } = options ?? {};
  if (!api || engineField === undefined) {
    const id = offeringField ? textIn(formData, offeringField) : offering;
    const found = await api?.getOffering(id ?? '');
    return found && offeringOn(found, placeIn(formData)?.cluster);
  }
  const [engines, offerings] = await Promise.all([
    api.listEngines(),
    api.listOfferings(),
  ]);
  return offeringOfEngine({
    engine: textIn(formData, engineField),
    engines,
    offerings,
    cluster: placeIn(formData)?.cluster,
  });
}

/**
 * Asks for an engine.
 *
 * @internal
 */
export const validateBerthEngine: Validator<string> = (
  engine,
  validation,
  { apiHolder },
) => {
  if (!engine) {
    validation.addError(sayer(apiHolder)({ key: 'validation.required' }));
  }
};

/**
 * Asks for an offering.
 *
 * @internal
 */
export const validateBerthOffering: Validator<string> = validateBerthEngine;

/**
 * Refuses names that Kubernetes would refuse, and names that are taken.
 *
 * @internal
 */
export const validateBerthName: Validator<string> = async (
  name,
  validation,
  { apiHolder, formData, uiSchema, schema },
) => {
  const options = uiSchema?.['ui:options'];
  const served =
    options?.engineField === undefined && !options?.offeringField
      ? undefined
      : await offeringOf(apiHolder, options, formData).catch(() => undefined);
  const offering = served?.id ?? options?.offering ?? '';
  const { maxLength } = schema as { maxLength?: number };
  const fault = nameFault(name ?? '', {
    taken: await takenNames(apiHolder, offering, placeIn(formData)),
    maxLength: maxLength ?? DEFAULT_MAX_NAME_LENGTH,
  });
  if (fault) {
    validation.addError(sayer(apiHolder)(fault));
  }
};

/**
 * Asks for a tenant.
 *
 * @internal
 */
export const validateBerthTenant: Validator<Place> = (
  place,
  validation,
  { apiHolder },
) => {
  if (!place?.tenant) {
    validation.addError(sayer(apiHolder)({ key: 'validation.required' }));
  }
};

/**
 * Checks an input by the offering's own schema.
 *
 * @internal
 */
export const validateBerthOfferingInput: Validator<JsonObject> = async (
  input,
  validation,
  { apiHolder, formData, uiSchema },
) => {
  const offering = await offeringOf(
    apiHolder,
    uiSchema?.['ui:options'],
    formData,
  ).catch(() => undefined);
  if (offering) {
    const say = sayer(apiHolder);
    for (const { field, problem } of validateInput(
      asInputSchema(offering.inputSchema),
      input,
    )) {
      validation.addError(`${field}: ${say(problem)}`);
    }
  }
};
