import { CLAIM_NAME_PATTERN } from '@berth/backstage-plugin-berth-common';
import { TextField } from '@backstage/ui';
import { Message, useText } from '../../i18n';

const CLAIM_NAME = new RegExp(CLAIM_NAME_PATTERN);

/**
 * What is wrong with a claim's name, with the remedy.
 *
 * @internal
 */
export function nameFault(
  name: string,
  options: { taken: ReadonlySet<string>; maxLength: number },
): Message | undefined {
  const { taken, maxLength } = options;
  if (!name) {
    return { key: 'validation.nameNeeded' };
  }
  if (name.length > maxLength) {
    return {
      key: 'validation.tooLong',
      values: { length: name.length, count: maxLength },
    };
  }
  if (!CLAIM_NAME.test(name)) {
    return { key: 'validation.name' };
  }
  return taken.has(name)
    ? { key: 'validation.taken', values: { name } }
    : undefined;
}

/** Normalises what is typed as far as that does not get in the way. */
function whileTyping(text: string): string {
  return text.toLowerCase().replace(/[\s_.]+/g, '-');
}

/** A claim's name, checked while it is typed. */
export function NameField(props: {
  value: string;
  onChange: (name: string) => void;
  taken: ReadonlySet<string>;
  maxLength: number;
  isDisabled?: boolean;
  label?: string;
  description?: string;
  /** While its suggestion is still being thought of. */
  isEmptyFine?: boolean;
}) {
  const { value, onChange, taken, maxLength, isDisabled, isEmptyFine } = props;
  const { t, say } = useText();
  const fault =
    value === '' && isEmptyFine
      ? undefined
      : nameFault(value, { taken, maxLength });
  return (
    <TextField
      label={props.label ?? t('form.name.label')}
      description={props.description ?? t('form.name.description')}
      value={value}
      onChange={text => onChange(whileTyping(text))}
      validationBehavior="aria"
      validate={() => (fault ? say(fault) : null)}
      isDisabled={isDisabled}
      autoComplete="off"
      spellCheck="false"
    />
  );
}
