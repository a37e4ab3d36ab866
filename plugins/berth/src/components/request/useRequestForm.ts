import type {
  OfferingDescription,
  Tenant,
} from '@berth/backstage-plugin-berth-common';
import { useState } from 'react';
import { useAnnounce } from '../../data';
import { useText } from '../../i18n';
import { DEFAULT_MAX_NAME_LENGTH } from '../../model/names';
import { defaultPlace } from '../../model/places';
import { asInputSchema, defaultsOf } from '../../model/schema';
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
export function useRequestForm(offering: OfferingDescription, tenant: Tenant) {
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

  const choices = { name, place, input: plan ? { plan } : {} };
  const filled = fillIn(choices);
  const form = template && links.template(template);

  /** @returns whether there was nothing in the way of sending it */
  const send = async (): Promise<boolean> => {
    if (fault) {
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
    name: { value: name, onChange: setTyped, taken, maxLength },
    plan: { value: plan, onChange: setPlan },
    place: { value: place, onChange: setPlace },
    /** Whether a name and a size are all that the template asks for. */
    complete: filled.complete,
    /** The template's own form, with what has been chosen. */
    wholeForm: form && withFormData(form, filled.values),
    busy,
    error,
    send,
  };
}
