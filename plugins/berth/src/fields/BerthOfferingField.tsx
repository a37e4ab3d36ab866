import { Alert, Flex, Select } from '@backstage/ui';
import { LoadError, Loading } from '../components/feedback';
import { useOfferings } from '../data';
import { useText } from '../i18n';
import { definedOfferings } from '../model/offerings';
import { FieldFrame } from './FieldFrame';
import { placeIn } from './placeIn';
import type { BerthFieldProps } from './types';
import { useDefaultPlace } from './useDefaultPlace';
import { useFilledIn } from './useFilledIn';

function OfferingSelect(props: BerthFieldProps<string>) {
  const { formData, onChange, formContext, schema, disabled, required } = props;
  const { t } = useText();
  const offerings = useOfferings();
  const fallback = useDefaultPlace(undefined);
  const cluster = placeIn(formContext?.formData)?.cluster ?? fallback?.cluster;
  const choices = definedOfferings(offerings.data ?? [], cluster);
  const chosen = choices.find(({ id }) => id === formData);
  // One that has gone is no choice any more, wherever it was asked for.
  useFilledIn({
    missing: !chosen && choices.length > 0,
    value: choices[0]?.id,
    onChange,
  });
  if (offerings.error && !offerings.data) {
    return (
      <LoadError
        error={offerings.error}
        verb={t('verb.readOfferings')}
        onRetry={() => offerings.refetch()}
      />
    );
  }
  if (offerings.isPending) {
    return <Loading rows={1} height={56} />;
  }
  return (
    <Flex direction="column" gap="3">
      <Select
        label={schema.title ?? t('form.defined.label')}
        description={schema.description}
        isRequired={required}
        isDisabled={disabled}
        placeholder={t(
          choices.length > 0 ? 'form.choose' : 'form.defined.none',
        )}
        options={choices.map(({ id, title }) => ({ id, label: title }))}
        value={chosen?.id ?? null}
        onChange={key => {
          if (typeof key === 'string') {
            onChange(key);
          }
        }}
      />
      {chosen && (
        <Alert
          status="info"
          icon
          title={chosen.title}
          description={chosen.description}
        />
      )}
    </Flex>
  );
}

/**
 * What it is to be, of all that the cluster of the claim offers by definition.
 * It follows what is defined while the form is open. The value is the
 * offering's id.
 *
 * @public
 */
export function BerthOfferingField(props: BerthFieldProps<string>) {
  return (
    <FieldFrame>
      <OfferingSelect {...props} />
    </FieldFrame>
  );
}
