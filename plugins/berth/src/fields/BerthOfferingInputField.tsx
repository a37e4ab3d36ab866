import type { OfferingDescription } from '@berth/backstage-plugin-berth-common';
import type { JsonObject } from '@backstage/types';
import { Alert, Flex } from '@backstage/ui';
import { LoadError, Loading } from '../components/feedback';
import { OptionsForm, PlanPicker } from '../components/forms';
import { ImpactOfRequest } from '../components/gpu/ImpactOfRequest';
import { OfferingNotice } from '../components/request/OfferingNotice';
import { UsageOfRequest } from '../components/request/UsageOfRequest';
import { useText } from '../i18n';
import {
  asInputSchema,
  defaultsOf,
  fieldsOf,
  validateInput,
} from '../model/schema';
import { FieldFrame } from './FieldFrame';
import { placeIn } from './placeIn';
import type { BerthFieldProps } from './types';
import { useFilledIn } from './useFilledIn';
import { useFormOffering } from './useFormOffering';

function Input(
  props: BerthFieldProps<JsonObject> & { offering: OfferingDescription },
) {
  const { formData = {}, onChange, schema, disabled, offering } = props;
  const wasRefused = (props.rawErrors?.length ?? 0) > 0;
  const { t } = useText();
  const { engineField, offeringField } = props.uiSchema?.['ui:options'] ?? {};
  const followsChoice = (engineField ?? offeringField) !== undefined;
  const inputSchema = asInputSchema(offering.inputSchema);
  const names = fieldsOf(inputSchema).map(({ name }) => name);
  const hasPlan = names.includes('plan') && offering.plans.length > 0;
  const defaultPlan = defaultsOf(inputSchema).plan ?? offering.plans[0]?.id;
  const plan = formData.plan ?? defaultPlan;
  // An option that the offering before had, and this one has not.
  const strange = Object.keys(formData).filter(name => !names.includes(name));
  useFilledIn({
    missing: strange.length > 0 && followsChoice,
    value: Object.fromEntries(
      Object.entries(formData).filter(([name]) => names.includes(name)),
    ) as JsonObject,
    onChange,
  });
  useFilledIn({
    missing:
      hasPlan &&
      formData.plan === undefined &&
      !(strange.length > 0 && followsChoice),
    value: { ...formData, plan: defaultPlan } as JsonObject,
    onChange,
  });

  const problems = validateInput(inputSchema, formData);
  return (
    <Flex direction="column" gap="4">
      {/* Beside the choice of an engine it is said already. */}
      {engineField === undefined && <OfferingNotice notice={offering.notice} />}
      {hasPlan && (
        <PlanPicker
          label={schema.title ?? t('form.plan.label')}
          description={schema.description}
          plans={offering.plans}
          value={typeof plan === 'string' ? plan : undefined}
          onChange={chosen => onChange({ ...formData, plan: chosen })}
          isDisabled={disabled}
        />
      )}
      <OptionsForm
        schema={inputSchema}
        advanced={offering.advanced}
        only={names.filter(name => !(hasPlan && name === 'plan'))}
        value={formData}
        onChange={value => onChange(value as JsonObject)}
        faults={problems}
        // What nobody has filled in yet is no fault before somebody goes on.
        problems={
          wasRefused
            ? problems
            : problems.filter(({ field }) => field.split('.')[0] in formData)
        }
        isDisabled={disabled}
      />
      <ImpactOfRequest
        offering={offering.id}
        place={placeIn(props.formContext?.formData)}
        input={formData}
      />
      <UsageOfRequest
        offering={offering}
        place={placeIn(props.formContext?.formData)}
        input={formData}
      />
    </Flex>
  );
}

function OfferingInput(props: BerthFieldProps<JsonObject>) {
  const { t } = useText();
  const options = props.uiSchema?.['ui:options'];
  const {
    data: offering,
    error,
    isPending,
    refetch,
  } = useFormOffering(options, props.formContext?.formData);
  const id = options?.offering ?? '';
  if (offering) {
    // Another engine is another form: what it does not have is not kept.
    return <Input key={offering.id} {...props} offering={offering} />;
  }
  if (
    !isPending &&
    !error &&
    (options?.engineField ?? options?.offeringField) !== undefined
  ) {
    // The field of the choice says what is missing.
    return null;
  }
  if (!isPending && !error) {
    return (
      <Alert
        status="warning"
        icon
        title={t('form.offering.missing', { offering: id })}
      />
    );
  }
  return error ? (
    <LoadError
      error={error}
      verb={t('verb.readOfferings')}
      onRetry={() => refetch()}
    />
  ) : (
    <Loading rows={1} height={120} />
  );
}

/**
 * What an offering asks for: its sizes, and everything else folded away. The
 * value is the offering's input.
 *
 * @public
 */
export function BerthOfferingInputField(props: BerthFieldProps<JsonObject>) {
  return (
    <FieldFrame>
      <OfferingInput {...props} />
    </FieldFrame>
  );
}
