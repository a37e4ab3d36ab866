import { TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { parse, stringify } from 'yaml';
import { useText } from '../../i18n';

/** What no other control fits, as YAML. */
export function JsonField(props: {
  label: string;
  description?: string;
  value: unknown;
  onChange: (value: unknown) => void;
  isDisabled?: boolean;
}) {
  const { label, description, value, onChange, isDisabled } = props;
  const { t } = useText();
  const [text, setText] = useState(() =>
    value === undefined ? '' : stringify(value),
  );
  const [problem, setProblem] = useState<string>();

  const change = (typed: string) => {
    setText(typed);
    try {
      const parsed = typed.trim() ? parse(typed) : undefined;
      setProblem(undefined);
      onChange(parsed);
    } catch {
      setProblem(t('validation.yaml'));
    }
  };
  return (
    <TextAreaField
      label={label}
      description={[description, t('form.yaml')].filter(Boolean).join(' ')}
      value={text}
      onChange={change}
      isDisabled={isDisabled}
      validationBehavior="aria"
      validate={() => problem}
    />
  );
}
