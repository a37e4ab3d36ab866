import type {
  Claim,
  OfferingDescription,
} from '@berth/backstage-plugin-berth-common';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
  TextField,
} from '@backstage/ui';
import { FormEvent, useId, useState } from 'react';
import { useAnnounce } from '../../data';
import { useText } from '../../i18n';
import { BusyButton } from '../BusyButton';
import { LoadError } from '../feedback';
import styles from './Dialogs.module.css';
import { Impact } from './Impact';
import { useClaimChange } from './useClaimChange';

/** Actions that stop a claim and keep what it holds. */
const KEEPING = ['hibernate', 'suspend', 'pause', 'sleep'];

/**
 * Gives a claim back: says what goes, what would do less, and asks for the
 * name where data goes too. Without the offering's word that there is none,
 * there is.
 */
export function DeleteDialog(props: {
  claim: Claim;
  offering?: OfferingDescription;
  onClose: () => void;
}) {
  const { claim, offering, onClose } = props;
  const { t } = useText();
  const announce = useAnnounce();
  const formId = useId();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const { remove, busy, error } = useClaimChange(claim);
  const { name } = claim;
  const holdsData = offering?.holdsData ?? true;
  const confirmed = !holdsData || typed.trim() === name;
  const keeping = offering?.actions.find(({ id }) => KEEPING.includes(id));

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!confirmed) {
      event.currentTarget.querySelector('input')?.focus();
    }
    if (!confirmed || busy) {
      return;
    }
    if (await remove(holdsData ? typed.trim() : undefined)) {
      announce(t('delete.accepted', { name }));
      onClose();
    }
  };
  return (
    <Dialog
      isOpen
      isDismissable={!busy}
      onOpenChange={open => !open && onClose()}
      width={520}
    >
      <DialogHeader>{t('delete.title', { name })}</DialogHeader>
      <DialogBody>
        <form id={formId} onSubmit={submit} className={styles.body}>
          {error !== undefined && (
            <LoadError
              takesFocus
              error={error}
              verb={t('verb.delete', { name })}
              owner={claim.owner}
            />
          )}
          {keeping && claim.phase !== 'Suspended' && (
            <Alert
              status="info"
              icon
              title={t('delete.keep', { action: keeping.title })}
              description={keeping.description}
            />
          )}
          <Impact claim={claim} holdsData={holdsData} />
          <Text as="p" color="secondary">
            {t('delete.noUndo')}
          </Text>
          {holdsData && (
            <TextField
              label={t('delete.type', { name })}
              value={typed}
              onChange={setTyped}
              isDisabled={busy}
              validationBehavior="aria"
              validate={() =>
                tried && !confirmed ? t('delete.mismatch', { name }) : null
              }
              autoComplete="off"
              spellCheck="false"
            />
          )}
        </form>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="secondary"
          onPress={onClose}
          isDisabled={busy}
          // Nobody deletes by pressing Enter twice.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        >
          {t('dialog.cancel')}
        </Button>
        <BusyButton
          type="submit"
          form={formId}
          variant="primary"
          destructive
          isBusy={busy}
        >
          {t('delete.confirm', { name })}
        </BusyButton>
      </DialogFooter>
    </Dialog>
  );
}
