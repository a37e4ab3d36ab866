import type { Claim } from '@berth/backstage-plugin-berth-common';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import { FormEvent, useId, useState } from 'react';
import { useText } from '../../i18n';
import { BusyButton } from '../BusyButton';
import { LoadError } from '../feedback';
import styles from './EventsCard.module.css';
import type { EventResult } from './types';
import { useSendEvent } from './useEvents';

/** JSON as a value; undefined when it is none. */
function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Asks for an event to try with, sends it, and shows what came of it. */
export function EventDialog(props: { claim: Claim; onClose: () => void }) {
  const { claim, onClose } = props;
  const { t } = useText();
  const formId = useId();
  const [type, setType] = useState('com.example.try');
  const [source, setSource] = useState('/berth');
  const [data, setData] = useState('{\n  "hello": "world"\n}');
  const sending = useSendEvent(claim);
  const json = parseJson(data);
  const required = (text: string) => () =>
    text.trim() ? undefined : t('validation.required');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (json && type.trim() && source.trim() && !sending.isPending) {
      sending.mutate({
        type: type.trim(),
        source: source.trim(),
        data: json.value,
      });
    }
  };
  return (
    <Dialog
      isOpen
      isDismissable={!sending.isPending}
      onOpenChange={open => !open && onClose()}
      width={520}
    >
      <DialogHeader>
        {t('eventing.send.title', { name: claim.name })}
      </DialogHeader>
      <DialogBody>
        <form id={formId} onSubmit={submit} className={styles.form}>
          <Text as="p">{t('eventing.send.help')}</Text>
          <TextField
            label={t('eventing.send.type')}
            value={type}
            onChange={setType}
            isRequired
            validationBehavior="aria"
            validate={required(type)}
          />
          <TextField
            label={t('eventing.send.source')}
            value={source}
            onChange={setSource}
            isRequired
            validationBehavior="aria"
            validate={required(source)}
          />
          <TextAreaField
            label={t('eventing.send.data')}
            value={data}
            onChange={setData}
            validationBehavior="aria"
            validate={() => (json ? undefined : t('eventing.send.noJson'))}
          />
          {sending.error && (
            <LoadError
              takesFocus
              error={sending.error}
              verb={t('eventing.send.verb', { name: claim.name })}
              owner={claim.owner}
            />
          )}
          {sending.data && !sending.isPending && (
            <Result result={sending.data} />
          )}
        </form>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="secondary"
          onPress={onClose}
          isDisabled={sending.isPending}
        >
          {t('eventing.send.close')}
        </Button>
        <BusyButton
          type="submit"
          form={formId}
          variant="primary"
          isBusy={sending.isPending}
        >
          {t('eventing.send.submit')}
        </BusyButton>
      </DialogFooter>
    </Dialog>
  );
}

function Result({ result }: { result: EventResult }) {
  const { t } = useText();
  const { accepted, status, message, url, by, answer } = result;
  return (
    <Alert
      role="status"
      status={accepted ? 'success' : 'warning'}
      icon
      title={t(
        accepted ? 'eventing.send.accepted' : 'eventing.send.notAccepted',
        {
          status,
        },
      )}
      description={
        <>
          <Text as="p">{message}</Text>
          <Text as="p" variant="body-small">
            {t(
              by === 'proxy'
                ? 'eventing.send.byProxy'
                : 'eventing.send.byAddress',
              {
                url,
              },
            )}
          </Text>
          {answer.trim() && <pre className={styles.answer}>{answer}</pre>}
        </>
      }
    />
  );
}
