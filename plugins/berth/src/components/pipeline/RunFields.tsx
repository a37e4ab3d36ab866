import {
  Button,
  Radio,
  RadioGroup,
  Select,
  Text,
  TextField,
} from '@backstage/ui';
import { useText } from '../../i18n';
import { fieldsOf } from '../../model/schema';
import { Folded, SchemaForm } from '../forms';
import { formatValue } from './formatValue';
import styles from './Runs.module.css';
import type { KfpVersion } from './types';
import type { RunForm, When } from './useRunForm';

/** The fields of a run: its parameters first, all that is rarely changed folded. */
export function RunFields(props: { form: RunForm; versions: KfpVersion[] }) {
  const { form, versions } = props;
  const { t } = useText();
  const { schema, busy, problems } = form;
  const problemOf = (field: string) =>
    problems.find(one => one.field === field)?.text;
  const hasParameters = schema && fieldsOf(schema).length > 0;
  const text = (
    field: 'title' | 'experiment' | 'serviceAccount' | 'cron' | 'minutes',
    options: { required?: boolean; described?: boolean } = {},
  ) => (
    <TextField
      label={t(`runs.field.${field}`)}
      description={
        options.described ? t(`runs.help.${field as 'cron'}`) : undefined
      }
      value={form[field]}
      onChange={value => form.set(field, value)}
      isRequired={options.required}
      isDisabled={busy}
      validationBehavior="aria"
      validate={() => problemOf(field) ?? null}
      inputMode={field === 'minutes' ? 'numeric' : undefined}
    />
  );
  return (
    <>
      {text('title', { required: true })}
      {versions.length > 1 && (
        <Select
          label={t('runs.field.version')}
          options={versions.map(({ id, name }) => ({ id, label: name }))}
          value={form.versionId ?? null}
          onChange={key => form.setVersion(String(key))}
          isDisabled={busy}
        />
      )}
      {form.dropped.length > 0 && (
        <Text as="p" color="secondary">
          {t('runs.dropped', { names: form.dropped.join(', ') })}
        </Text>
      )}
      {schema && hasParameters ? (
        <SchemaForm
          // Fields for YAML keep their own text.
          key={`${form.versionId} ${form.resets}`}
          schema={schema}
          value={form.values}
          onChange={form.setValues}
          problems={form.parameterProblems}
          isDisabled={busy}
        />
      ) : (
        <Text as="p" color="secondary">
          {t('runs.noParameters')}
        </Text>
      )}
      {form.changes.length > 0 && (
        <div className={styles.task}>
          <Text as="p" weight="bold">
            {t('runs.changes')}
          </Text>
          <ul className={styles.list} aria-label={t('runs.changes')}>
            {form.changes.map(({ name, before, after }) => (
              <li key={name} className={styles.line}>
                <span className={styles.value}>
                  {name}: {formatValue(before) ?? '–'} →{' '}
                  {formatValue(after) ?? '–'}
                </span>
                <Button
                  size="small"
                  variant="tertiary"
                  onPress={() => form.reset(name)}
                  aria-label={t('runs.resetWhat', { name })}
                >
                  {t('runs.reset')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <RadioGroup
        label={t('runs.field.when')}
        value={form.when}
        onChange={value => form.set('when', value as When)}
        isDisabled={busy}
        orientation="horizontal"
      >
        <Radio value="now">{t('runs.when.now')}</Radio>
        <Radio value="cron">{t('runs.when.cron')}</Radio>
        <Radio value="interval">{t('runs.when.interval')}</Radio>
      </RadioGroup>
      {form.when === 'cron' &&
        text('cron', { required: true, described: true })}
      {form.when === 'interval' && text('minutes', { required: true })}
      <Folded
        title={t('runs.advanced')}
        open={Boolean(problemOf('experiment') || problemOf('serviceAccount'))}
      >
        <div className={styles.form}>
          {text('experiment', { described: true })}
          {text('serviceAccount', { described: true })}
        </div>
      </Folded>
    </>
  );
}
