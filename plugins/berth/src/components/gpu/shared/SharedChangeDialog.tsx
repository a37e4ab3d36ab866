import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
  TextField,
} from '@backstage/ui';
import { FormEvent, useId, useState } from 'react';
import { useAnnounce } from '../../../data';
import { useText } from '../../../i18n';
import { BusyButton } from '../../BusyButton';
import { LoadError } from '../../feedback';
import { ImpactAnswer } from '../GpuImpact';
import impact from '../GpuImpact.module.css';
import styles from '../Sizing.module.css';
import {
  useSharedChange,
  useSharedDisplacement,
  type SharedTarget,
} from './useSharedQuotas';

/**
 * Asks how many a shared quota is to have. What is sent is the difference, so
 * that it adds up with what others change at the same time.
 */
export function SharedChangeDialog(props: {
  target: SharedTarget;
  onClose: () => void;
}) {
  const { onClose } = props;
  // Others may change it meanwhile: what one has begun with stays.
  const [target] = useState(props.target);
  const { t } = useText();
  const announce = useAnnounce();
  const formId = useId();
  const [text, setText] = useState(String(target.now));
  const [reason, setReason] = useState('');
  const { change, busy, error } = useSharedChange();
  const what = t(`gpu.shared.kind.${target.kind}`, { name: target.name });
  const isNumber = /^\d{1,6}$/.test(text.trim());
  const by = isNumber ? Number(text) - target.now : 0;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (by === 0 || busy) {
      return;
    }
    const why = reason.trim();
    const made = await change(target, { by, ...(why && { reason: why }) });
    if (made) {
      const { before, after } = made;
      announce(t('gpu.shared.changed', { what, before, after }));
      onClose();
    }
  };
  return (
    <Dialog
      isOpen
      isDismissable={!busy}
      onOpenChange={open => !open && onClose()}
      width={560}
    >
      <DialogHeader>{t('gpu.shared.changeWhat', { what })}</DialogHeader>
      <DialogBody>
        <form id={formId} onSubmit={submit} className={styles.dialog}>
          {error !== undefined && (
            <LoadError
              takesFocus
              error={error}
              verb={t('gpu.shared.changeVerb', { what })}
            />
          )}
          <TextField
            label={t('gpu.shared.number')}
            description={t('gpu.shared.numberHelp')}
            inputMode="numeric"
            value={text}
            onChange={setText}
            validationBehavior="aria"
            validate={typed =>
              /^\d{1,6}$/.test(typed.trim())
                ? undefined
                : t('gpu.shared.impossible')
            }
            isDisabled={busy}
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
          />
          <TextField
            label={t('gpu.shared.reason')}
            value={reason}
            onChange={setReason}
            maxLength={1000}
            isDisabled={busy}
          />
          {by !== 0 && <Preview target={target} by={by} />}
        </form>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose} isDisabled={busy}>
          {t('dialog.cancel')}
        </Button>
        <BusyButton
          type="submit"
          form={formId}
          variant="primary"
          isBusy={busy}
          isDisabled={by === 0}
        >
          {by === 0
            ? t('gpu.shared.change')
            : t('gpu.shared.submit', {
                before: target.now,
                after: target.now + by,
              })}
        </BusyButton>
      </DialogFooter>
    </Dialog>
  );
}

function Preview({ target, by }: { target: SharedTarget; by: number }) {
  const { t } = useText();
  const { data } = useSharedDisplacement(target, by);
  return data ? (
    <div className={impact.impact}>
      <Text as="p" weight="bold">
        {t('gpu.shared.preview', { before: data.before, after: data.after })}
      </Text>
      <ImpactAnswer answer={data} />
    </div>
  ) : null;
}
