import { useEngines, useOffering, useOfferings } from '../data';
import { offeringOfEngine } from '../model/engines';
import { offeringOn } from '../model/offerings';
import { placeIn } from './placeIn';
import { textIn } from './textIn';
import type { BerthFieldOptions } from './types';
import { useDefaultPlace } from './useDefaultPlace';

/**
 * The offering that a field is about: the one that its options name, the one that
 * is chosen elsewhere in the form, or the one that the engine chosen there stands
 * for where the claim goes.
 *
 * @internal
 */
export function useFormOffering(
  options: BerthFieldOptions | undefined,
  formData: unknown,
) {
  const { offering, offeringField, engineField } = options ?? {};
  const id = offeringField ? textIn(formData, offeringField) : offering;
  const named = useOffering(id);
  const offerings = useOfferings();
  const engines = useEngines({ enabled: engineField !== undefined });
  const fallback = useDefaultPlace(undefined);
  if (engineField === undefined) {
    return {
      ...named,
      data: named.data && offeringOn(named.data, placeIn(formData)?.cluster),
    };
  }
  const engine = textIn(formData, engineField);
  const place = placeIn(formData);
  return {
    ...offerings,
    error: offerings.error ?? engines.error,
    isPending: offerings.isPending || engines.isPending,
    data:
      offerings.data && engines.data
        ? offeringOfEngine({
            engine,
            engines: engines.data,
            offerings: offerings.data,
            cluster: place?.cluster ?? fallback?.cluster,
          })
        : undefined,
  };
}
