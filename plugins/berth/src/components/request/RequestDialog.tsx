import type {
  OfferingDescription,
  Tenant,
} from '@berth/backstage-plugin-berth-common';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Link,
} from '@backstage/ui';
import { FormEvent, useId, useState } from 'react';
import { useAnnounce } from '../../data';
import { useText } from '../../i18n';
import { DEFAULT_MAX_NAME_LENGTH } from '../../model/names';
import { defaultPlace } from '../../model/places';
import { asInputSchema, defaultsOf } from '../../model/schema';
import { withFormData } from '../../model/template';
import { BusyButton } from '../BusyButton';
import { LoadError } from '../feedback';
import { nameFault, NameField, PlanPicker } from '../forms';
import { useLinks } from '../useLinks';
import { PlaceField } from './PlaceField';
import styles from './RequestDialog.module.css';
import { useSubmit } from './useSubmit';
import { useSuggestedName } from './useSuggestedName';
import { useTakenNames } from './useTakenNames';

const maxLength = DEFAULT_MAX_NAME_LENGTH;
const NONE: ReadonlySet<string> = new Set();

/** The plan that is chosen when nobody chooses. */
function defaultPlan(offering: OfferingDescription): string | undefined {
  const { plan } = defaultsOf(asInputSchema(offering.inputSchema));
  return typeof plan === 'string' ? plan : offering.plans[0]?.id;
}

/** The usual request: a name, a size, and nothing that has to be typed. */
export function RequestDialog(props: {
  offering: OfferingDescription;
  tenant: Tenant;
  onClose: () => void;
}) {
  const { offering, tenant, onClose } = props;
  const { t } = useText();
  const announce = useAnnounce();
  const links = useLinks();
  const formId = useId();
  const [place, setPlace] = useState(() => defaultPlace(tenant, offering));
  const [plan, setPlan] = useState(() => defaultPlan(offering));
  const [typed, setTyped] = useState<string>();
  const [busy, setBusy] = useState(false);
  const known = useTakenNames(offering.id, place);
  // Once it is sent, the name is taken by ourselves.
  const taken = busy ? NONE : known;
  const suggested = useSuggestedName({
    tenant: tenant.name,
    offering: offering.id,
    taken,
  });
  const { submit, fillIn, template } = useSubmit(offering);
  const [error, setError] = useState<unknown>();

  if (!place) {
    return null;
  }
  const name = typed ?? suggested ?? '';
  const choices = { name, place, input: plan ? { plan } : {} };
  const filled = fillIn(choices);
  const form = template && links.template(template);
  const fault = nameFault(name, { taken, maxLength });

  const create = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (fault) {
      event.currentTarget
        .querySelector<HTMLElement>('[aria-invalid="true"]')
        ?.focus();
    }
    if (busy || fault || !filled.complete) {
      return;
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
  };
  return (
    <Dialog
      isOpen
      onOpenChange={open => !open && onClose()}
      isDismissable={!busy}
      width={640}
    >
      <DialogHeader>
        {t('request.dialog', { offering: offering.title })}
      </DialogHeader>
      <DialogBody>
        <form id={formId} onSubmit={create} className={styles.form}>
          {error !== undefined && (
            <LoadError
              error={error}
              verb={t('verb.request', {
                offering: offering.title,
                tenant: tenant.title,
              })}
              owner={tenant.owner}
            />
          )}
          <NameField
            value={name}
            onChange={setTyped}
            taken={taken}
            maxLength={maxLength}
            isDisabled={busy}
          />
          {offering.plans.length > 0 && (
            <PlanPicker
              label={t('form.plan.label')}
              plans={offering.plans}
              value={plan}
              onChange={setPlan}
              isDisabled={busy}
            />
          )}
          <PlaceField
            tenant={tenant}
            offering={offering}
            value={place}
            onChange={setPlace}
            isDisabled={busy}
          />
        </form>
      </DialogBody>
      <DialogFooter className={styles.footer}>
        {form && (
          <Link href={withFormData(form, filled.values)}>
            {filled.complete
              ? t('request.allOptions')
              : t('request.moreNeeded')}
          </Link>
        )}
        <span className={styles.space} />
        <Button variant="secondary" onPress={onClose} isDisabled={busy}>
          {t('dialog.cancel')}
        </Button>
        <BusyButton
          type="submit"
          form={formId}
          variant="primary"
          isBusy={busy}
          isDisabled={!filled.complete}
        >
          {t('request.create')}
        </BusyButton>
      </DialogFooter>
    </Dialog>
  );
}
