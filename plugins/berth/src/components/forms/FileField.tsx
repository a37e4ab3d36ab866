import { Button, FieldLabel, Text, TextAreaField } from '@backstage/ui';
import { RiUpload2Line } from '@remixicon/react';
import { DragEvent, useId, useRef, useState } from 'react';
import { useText } from '../../i18n';
import { classes } from '../classes';
import styles from './FileField.module.css';
import { Folded } from './Folded';

/** A text that lies in a file: chosen, dropped here, or pasted. */
export function FileField(props: {
  label: string;
  description?: string;
  value: unknown;
  onChange: (text: string | undefined) => void;
  /** How many bytes are taken. */
  maxLength?: number;
  /** What the file dialog offers, such as `application/yaml`. */
  mediaType: string;
  problem?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
}) {
  const { label, description, value, onChange, maxLength, isDisabled } = props;
  const { t, language } = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [file, setFile] = useState<{ name: string; size: number }>();
  const [fault, setFault] = useState<string>();
  const problem = fault ?? props.problem;
  const text = typeof value === 'string' ? value : '';
  const sizeOf = (bytes: number) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: bytes < 1000 ? 'byte' : 'kilobyte',
      maximumFractionDigits: 0,
    }).format(bytes < 1000 ? bytes : bytes / 1000);

  const take = async (taken: File | undefined) => {
    if (!taken || isDisabled) {
      return;
    }
    setFault(undefined);
    if (maxLength !== undefined && taken.size > maxLength) {
      setFault(
        t('file.tooLarge', {
          size: sizeOf(taken.size),
          most: sizeOf(maxLength),
        }),
      );
      return;
    }
    try {
      onChange(await textOf(taken));
      setFile({ name: taken.name, size: taken.size });
    } catch {
      setFault(t('file.unreadable'));
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div role="group" aria-labelledby={id} className={styles.field}>
      <FieldLabel
        id={id}
        label={label}
        description={description}
        secondaryLabel={props.isRequired ? t('file.required') : undefined}
      />
      <div
        className={classes(styles.drop, over && styles.over)}
        onDragOver={event => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          ref={input}
          type="file"
          hidden
          aria-label={label}
          accept={acceptOf(props.mediaType)}
          onChange={event => {
            void take(event.target.files?.[0]);
            // So that the same file can be chosen again, once it is changed.
            event.target.value = '';
          }}
        />
        <Button
          variant="secondary"
          iconStart={<RiUpload2Line aria-hidden="true" />}
          isDisabled={isDisabled}
          onPress={() => input.current?.click()}
          aria-describedby={problem ? `${id}-problem` : undefined}
        >
          {t(text ? 'file.another' : 'file.choose')}
        </Button>
        <Text as="p" variant="body-small" aria-live="polite">
          {file && text
            ? t('file.chosen', { name: file.name, size: sizeOf(file.size) })
            : ''}
        </Text>
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <Folded title={t('file.paste')} open={Boolean(text) && !file}>
        <TextAreaField
          aria-label={t('file.text', { label })}
          value={text}
          isDisabled={isDisabled}
          onChange={pasted => {
            setFile(undefined);
            setFault(undefined);
            onChange(pasted || undefined);
          }}
        />
      </Folded>
    </div>
  );
}

function acceptOf(mediaType: string): string {
  return mediaType === 'application/yaml'
    ? '.yaml,.yml,.json,application/yaml'
    : mediaType;
}

/** As `File.text()`, which not every browser has. */
function textOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsText(file);
  });
}
