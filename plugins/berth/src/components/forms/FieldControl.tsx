import { Select, Switch, Text, TextField } from '@backstage/ui';
import { useText } from '../../i18n';
import type { InputField } from '../../model/schema';
import { FileField } from './FileField';
import { JsonField } from './JsonField';
import styles from './SchemaForm.module.css';

/** What the schema's default is, for fields that are left alone. */
function placeholderOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : undefined;
}

/** What is typed into a number's field, as a number once it is one. */
function toNumber(text: string): unknown {
  const trimmed = text.trim();
  return trimmed !== '' && Number.isFinite(Number(trimmed))
    ? Number(trimmed)
    : trimmed || undefined;
}

function toList(text: string): string[] | undefined {
  const items = text
    .split(',')
    .map(item => item.trim())
    .filter(Boolean);
  return items.length > 0 ? items : undefined;
}

/** One field of a form, by what its schema allows. */
export function FieldControl(props: {
  field: InputField;
  value: unknown;
  problem?: string;
  onChange: (value: unknown) => void;
  isDisabled?: boolean;
}) {
  const { field, value, problem, onChange, isDisabled } = props;
  const { t } = useText();
  const { schema, label, control } = field;
  const common = {
    label,
    description: schema.description,
    isRequired: field.required,
    isDisabled,
    validationBehavior: 'aria' as const,
    validate: () => problem,
  };
  switch (control) {
    case 'choice': {
      const options = schema.enum ?? [schema.const];
      return (
        <Select
          {...common}
          placeholder={t('form.choose')}
          options={options.map(option => ({
            id: String(option),
            label: String(option),
          }))}
          value={String(value ?? schema.default ?? '') || null}
          onChange={key =>
            onChange(options.find(option => String(option) === String(key)))
          }
        />
      );
    }
    case 'switch':
      return (
        <div>
          <Switch
            label={label}
            isDisabled={isDisabled}
            isSelected={Boolean(value ?? schema.default)}
            onChange={onChange}
          />
          {schema.description && (
            <Text
              as="p"
              variant="body-small"
              color="secondary"
              className={styles.note}
            >
              {schema.description}
            </Text>
          )}
        </div>
      );
    case 'number':
      return (
        <TextField
          {...common}
          inputMode="numeric"
          placeholder={placeholderOf(schema.default)}
          value={value === undefined ? '' : String(value)}
          onChange={text => onChange(toNumber(text))}
        />
      );
    case 'list':
      return (
        <TextField
          {...common}
          description={[schema.description, t('form.commas')]
            .filter(Boolean)
            .join(' ')}
          defaultValue={Array.isArray(value) ? value.join(', ') : ''}
          onChange={text => onChange(toList(text))}
        />
      );
    case 'file':
      return (
        <FileField
          label={label}
          description={schema.description}
          value={value}
          onChange={onChange}
          maxLength={schema.maxLength}
          mediaType={schema.contentMediaType!}
          problem={problem}
          isRequired={field.required}
          isDisabled={isDisabled}
        />
      );
    case 'text':
      return (
        <TextField
          {...common}
          placeholder={placeholderOf(schema.default)}
          value={typeof value === 'string' ? value : ''}
          onChange={text => onChange(text || undefined)}
        />
      );
    default:
      return (
        <JsonField
          label={label}
          description={schema.description}
          value={value}
          onChange={onChange}
          isDisabled={isDisabled}
        />
      );
  }
}
