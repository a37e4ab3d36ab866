import type {
  OfferingDescription,
  Tenant,
} from '@berth/backstage-plugin-berth-common';
import type { JsonObject } from '@backstage/types';
import { useState } from 'react';
import { useAnnounce } from '../../data';
import { useText } from '../../i18n';
import { DEFAULT_MAX_NAME_LENGTH } from '../../model/names';
import { offeringOn } from '../../model/offerings';
import { defaultPlace } from '../../model/places';
import {
  asInputSchema,
  defaultsOf,
  fieldsOf,
  validateInput,
  type InputValues,
} from '../../model/schema';
import { withFormData } from '../../model/template';
import { nameFault } from '../forms';
import { useLinks } from '../useLinks';
import { useSubmit } from './useSubmit';
import { useSuggestedName } from './useSuggestedName';
import { useTakenNames } from './useTakenNames';

const NONE: ReadonlySet<string> = new Set();

/** The plan that is chosen when nobody chooses. */
function defaultPlan(offering: OfferingDescription): string | undefined {
  const { plan } = defaultsOf(asInputSchema(offering.inputSchema));
  return typeof plan === 'string' ? plan : offering.plans[0]?.id;
}

/**
 * The short form of a request: everything in it is chosen already, and can be
 * changed.
 *
 * @internal
 */
export function useRequestForm(
  offering: OfferingDescription,
  tenant: Tenant,
  given: InputValues = {},
) {
  const { t } = useText();
  const announce = useAnnounce();
  const links = useLinks();
  const { submit, fillIn, template } = useSubmit(offering);
  const [place, setPlace] = useState(
    () =>
      defaultPlace(tenant, offering) ?? {
        tenant: tenant.name,
        cluster: '',
        namespace: '',
      },
  );
  const [plan, setPlan] = useState(() => defaultPlan(offering));
  const [typed, setTyped] = useState<string>();
  const [values, setValues] = useState(given);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const known = useTakenNames(offering.id, place);
  // Once it is sent, the name is taken by ourselves.
  const taken = busy ? NONE : known;
  const suggested = useSuggestedName({
    tenant: tenant.name,
    offering: offering.id,
    taken,
  });
  const name = typed ?? suggested ?? '';
  const maxLength = DEFAULT_MAX_NAME_LENGTH;
  const fault = nameFault(name, { taken, maxLength });

  const here = offeringOn(offering, place.cluster);
  const { advanced } = here;
  const schema = asInputSchema(here.inputSchema);
  const input = { ...(plan && { plan }), ...values } as JsonObject;
  const problems = validateInput(schema, input);
  // Only what has no default, and what was filled in for somebody to see; all
  // of it where no golden path asks for the rest.
  const only = fieldsOf(schema)
    .filter(field => !template || field.required || field.name in given)
    .map(field => field.name)
    .filter(field => field !== 'plan' || offering.plans.length === 0);

  const choices = { name, place, input };
  const filled = fillIn(choices);
  const form = template && links.template(template);

  /** @returns whether there was nothing in the way of sending it */
  const send = async (): Promise<boolean> => {
    setTried(true);
    if (fault || problems.length > 0) {
      return false;
    }
    if (busy || !filled.complete) {
      return true;
    }
    setBusy(true);
    setError(undefined);
    try {
      await submit(choices);
      announce(t('request.sent', { name }));
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
    return true;
  };
  return {
    /** As it is on the chosen cluster. */
    offering: here,
    name: { value: name, onChange: setTyped, taken, maxLength },
    plan: { value: plan, onChange: setPlan },
    place: { value: place, onChange: setPlace },
    /** What the offering cannot do without, and cannot guess. */
    fields: {
      schema,
      only,
      advanced: template ? [] : advanced,
      value: values,
      onChange: setValues,
      faults: problems,
      problems: tried
        ? problems
        : problems.filter(({ field }) => field.split('.')[0] in values),
    },
    /** Whether a name and a size are all that the template asks for. */
    complete: filled.complete,
    /** The template's own form, with what has been chosen. */
    wholeForm: form && withFormData(form, filled.values),
    busy,
    error,
    send,
  };
}
