import { Alert, Flex, Select } from '@backstage/ui';
import { LoadError, Loading } from '../components/feedback';
import { useEngines, useOfferings } from '../data';
import { useText } from '../i18n';
import { engineTitle, offeringOfEngine } from '../model/engines';
import { FieldFrame } from './FieldFrame';
import { placeIn } from './placeIn';
import type { BerthFieldProps } from './types';
import { useDefaultPlace } from './useDefaultPlace';
import { useFilledIn } from './useFilledIn';

function EngineSelect(props: BerthFieldProps<string>) {
  const { formData, onChange, uiSchema, formContext, schema } = props;
  const { disabled, required } = props;
  const { t } = useText();
  const engines = useEngines();
  const offerings = useOfferings();
  const fallback = useDefaultPlace(undefined);
  const cluster = placeIn(formContext?.formData)?.cluster ?? fallback?.cluster;

  const only = uiSchema?.['ui:options']?.engines;
  const choices = (engines.data ?? []).filter(
    ({ id, offerings: ids }) => ids.length > 0 && (!only || only.includes(id)),
  );
  const resolve = (engine: string | undefined) =>
    offeringOfEngine({
      engine,
      engines: engines.data ?? [],
      offerings: offerings.data ?? [],
      cluster,
    });
  // In the template's own order, which is what it thinks most people want.
  const ordered = only
    ? only.flatMap(id => choices.find(choice => choice.id === id) ?? [])
    : choices;
  const suggestion =
    ordered.find(({ id }) => resolve(id)) ?? (cluster ? ordered[0] : undefined);
  useFilledIn({ missing: !formData, value: suggestion?.id, onChange });

  const problem = engines.error ?? offerings.error;
  if (problem && !(engines.data && offerings.data)) {
    return (
      <LoadError
        error={problem}
        verb={t('verb.readOfferings')}
        onRetry={() => Promise.all([engines.refetch(), offerings.refetch()])}
      />
    );
  }
  if (engines.isPending || offerings.isPending) {
    return <Loading rows={1} height={56} />;
  }
  const offering = resolve(formData);
  return (
    <Flex direction="column" gap="3">
      <Select
        label={schema.title ?? t('form.engine.label')}
        description={schema.description}
        isRequired={required}
        isDisabled={disabled}
        placeholder={
          ordered.length > 0 ? t('form.choose') : t('form.engine.none')
        }
        options={ordered.map(({ id }) => ({ id, label: engineTitle(id) }))}
        value={formData ?? null}
        onChange={key => {
          if (typeof key === 'string') {
            onChange(key);
          }
        }}
      />
      {offering && (
        <Alert
          status="info"
          icon
          title={t('form.engine.by', { offering: offering.title })}
          description={[offering.description, offering.notice?.message]
            .filter(Boolean)
            .join(' ')}
        />
      )}
      {formData && !offering && cluster && (
        <Alert
          status="warning"
          icon
          title={t('form.engine.nobody', {
            engine: engineTitle(formData),
            cluster,
          })}
        />
      )}
    </Flex>
  );
}

/**
 * What it is to be, such as PostgreSQL: the platform team's order says which
 * offering gives it where the claim goes, and the field says which that is. The
 * value is the engine's id.
 *
 * @public
 */
export function BerthEngineField(props: BerthFieldProps<string>) {
  return (
    <FieldFrame>
      <EngineSelect {...props} />
    </FieldFrame>
  );
}
