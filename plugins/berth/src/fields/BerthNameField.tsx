import { useEffect, useRef } from 'react';
import { useSuggestedName } from '../components/request/useSuggestedName';
import { useTakenNames } from '../components/request/useTakenNames';
import { NameField } from '../components/forms';
import { DEFAULT_MAX_NAME_LENGTH } from '../model/names';
import { placeIn } from './placeIn';
import { FieldFrame } from './FieldFrame';
import type { BerthFieldProps } from './types';
import { useDefaultPlace } from './useDefaultPlace';
import { useFilledIn } from './useFilledIn';
import { useFormOffering } from './useFormOffering';

function Name(props: BerthFieldProps<string>) {
  const { formData, onChange, uiSchema, formContext, schema, disabled } = props;
  const options = uiSchema?.['ui:options'];
  const offering = options?.offering ?? '';
  const { maxLength = DEFAULT_MAX_NAME_LENGTH } = schema;
  const served = useFormOffering(options, formContext?.formData).data;
  const fallback = useDefaultPlace(served?.id ?? offering);
  const chosen = placeIn(formContext?.formData);
  const place = chosen?.namespace ? chosen : fallback;
  const tenant = place?.tenant;
  const taken = useTakenNames(served?.id ?? offering, place);

  const suggestion = useSuggestedName({
    tenant,
    offering,
    taken,
    maxLength,
  });
  // A name that nobody has touched follows the tenant it is for.
  const filledIn = useRef<string>();
  useEffect(() => {
    if (
      suggestion &&
      filledIn.current !== suggestion &&
      formData !== undefined &&
      formData === filledIn.current
    ) {
      filledIn.current = suggestion;
      onChange(suggestion);
    }
  });
  useFilledIn({
    missing: formData === undefined,
    value: suggestion,
    onChange: name => {
      filledIn.current = name;
      onChange(name);
    },
  });
  return (
    <NameField
      label={schema.title}
      description={schema.description}
      value={formData ?? ''}
      onChange={onChange}
      taken={taken}
      maxLength={maxLength}
      isDisabled={disabled}
      isEmptyFine={formData === undefined}
    />
  );
}

/**
 * The name of what is asked for: suggested, editable, and checked against
 * what is there already.
 *
 * @public
 */
export function BerthNameField(props: BerthFieldProps<string>) {
  return (
    <FieldFrame>
      <Name {...props} />
    </FieldFrame>
  );
}
