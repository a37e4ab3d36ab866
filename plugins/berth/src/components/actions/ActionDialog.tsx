import type {
  Claim,
  OfferingAction,
} from '@berth/backstage-plugin-berth-common';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import { FormEvent, useId, useState } from 'react';
import { useAnnounce } from '../../data';
import { useText } from '../../i18n';
import {
  asInputSchema,
  defaultsOf,
  fieldsOf,
  InputValues,
  validateInput,
} from '../../model/schema';
import { BusyButton } from '../BusyButton';
import { LoadError } from '../feedback';
import { SchemaForm } from '../forms';
import { ImpactOfAction } from '../gpu/ImpactOfAction';
import styles from './Dialogs.module.css';
import { useClaimChange } from './useClaimChange';

/** Asks what an action needs, and whether it is meant where it can hurt. */
export function ActionDialog(props: {
  claim: Claim;
  action: OfferingAction;
  onClose: () => void;
}) {
  const { claim, action, onClose } = props;
  const { t } = useText();
  const announce = useAnnounce();
  const formId = useId();
  const schema = asInputSchema(action.inputSchema);
  const [input, setInput] = useState<InputValues>(() => defaultsOf(schema));
  const [tried, setTried] = useState(false);
  const { run, busy, error } = useClaimChange(claim);
  const hasFields = fieldsOf(schema).length > 0;
  const problems = validateInput(schema, input);
  const shownProblems = tried
    ? problems
    : problems.filter(({ field }) => field in input);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problems.length > 0 || busy) {
      return;
    }
    if (await run(action.id, input)) {
      announce(t('action.accepted', { action: action.title }));
      onClose();
    }
  };
  return (
    <Dialog
      isOpen
      isDismissable={!busy}
      onOpenChange={open => !open && onClose()}
      width={480}
    >
      <DialogHeader>
        {t('action.title', { action: action.title, name: claim.name })}
      </DialogHeader>
      <DialogBody>
        <form id={formId} onSubmit={submit} className={styles.body}>
          {error !== undefined && (
            <LoadError
              takesFocus
              error={error}
              verb={t('verb.act', { action: action.title, name: claim.name })}
              owner={claim.owner}
            />
          )}
          <Text as="p">{action.description}</Text>
          {hasFields && (
            <SchemaForm
              schema={schema}
              value={input}
              onChange={setInput}
              problems={shownProblems}
              isDisabled={busy}
            />
          )}
          <ImpactOfAction claim={claim} input={input} />
        </form>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="secondary"
          onPress={onClose}
          isDisabled={busy}
          // Where it can hurt, Enter must not.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={action.destructive}
        >
          {t('dialog.cancel')}
        </Button>
        <BusyButton
          type="submit"
          form={formId}
          variant="primary"
          destructive={action.destructive}
          isBusy={busy}
        >
          {action.destructive
            ? t('action.confirm', { action: action.title, name: claim.name })
            : action.title}
        </BusyButton>
      </DialogFooter>
    </Dialog>
  );
}
