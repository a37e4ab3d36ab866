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

function Name(props: BerthFieldProps<string>) {
  const { formData, onChange, uiSchema, formContext, schema, disabled } = props;
  const offering = uiSchema?.['ui:options']?.offering ?? '';
  const fallback = useDefaultPlace(offering);
  const chosen = placeIn(formContext?.formData);
  const place = chosen?.namespace ? chosen : fallback;
  const tenant = place?.tenant;
  const taken = useTakenNames(offering, place);

  const suggestion = useSuggestedName({ tenant, offering, taken });
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
      maxLength={schema.maxLength ?? DEFAULT_MAX_NAME_LENGTH}
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
