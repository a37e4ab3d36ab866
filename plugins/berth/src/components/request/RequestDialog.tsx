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
import { FormEvent, useId } from 'react';
import { useText } from '../../i18n';
import type { InputValues } from '../../model/schema';
import { BusyButton } from '../BusyButton';
import { LoadError } from '../feedback';
import { NameField, OptionsForm, PlanPicker } from '../forms';
import { ImpactOfRequest } from '../gpu/ImpactOfRequest';
import { OfferingNotice } from './OfferingNotice';
import { PlaceField } from './PlaceField';
import styles from './RequestDialog.module.css';
import { UsageOfRequest } from './UsageOfRequest';
import { useRequestForm } from './useRequestForm';

/**
 * The usual request: a name, a size, and what nobody can guess; for most
 * offerings that is nothing. Where an offering has no golden path, everything
 * else that it asks for is here, too.
 */
export function RequestDialog(props: {
  offering: OfferingDescription;
  tenant: Tenant;
  /** What is filled in of the offering's input. */
  input?: InputValues;
  onClose: () => void;
}) {
  const { offering, tenant, input, onClose } = props;
  const { t } = useText();
  const formId = useId();
  const form = useRequestForm(offering, tenant, input);
  const { busy, error, complete, wholeForm } = form;

  const create = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { currentTarget } = event;
    if (!(await form.send())) {
      currentTarget
        .querySelector<HTMLElement>('[aria-invalid="true"]')
        ?.focus();
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
              takesFocus
              error={error}
              verb={t('verb.request', {
                offering: offering.title,
                tenant: tenant.title,
              })}
              owner={tenant.owner}
            />
          )}
          <OfferingNotice notice={offering.notice} />
          <NameField {...form.name} isDisabled={busy} />
          {offering.plans.length > 0 && (
            <PlanPicker
              {...form.plan}
              label={t('form.plan.label')}
              plans={offering.plans}
              isDisabled={busy}
            />
          )}
          {form.fields.only.length > 0 && (
            <OptionsForm {...form.fields} isDisabled={busy} />
          )}
          <PlaceField
            {...form.place}
            tenant={tenant}
            offering={offering}
            isDisabled={busy}
          />
          <ImpactOfRequest
            offering={offering.id}
            place={form.place.value}
            input={form.fields.value}
          />
          <UsageOfRequest
            offering={form.offering}
            place={form.place.value}
            input={form.fields.value}
          />
        </form>
      </DialogBody>
      <DialogFooter className={styles.footer}>
        {wholeForm && (
          <Link href={wholeForm}>
            {complete ? t('request.allOptions') : t('request.moreNeeded')}
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
          isDisabled={!complete}
        >
          {t('request.create')}
        </BusyButton>
      </DialogFooter>
    </Dialog>
  );
}
