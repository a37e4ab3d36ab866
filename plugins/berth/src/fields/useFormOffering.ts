import { useEngines, useOffering, useOfferings } from '../data';
import { offeringOfEngine } from '../model/engines';
import { engineIn } from './engineIn';
import { placeIn } from './placeIn';
import type { BerthFieldOptions } from './types';
import { useDefaultPlace } from './useDefaultPlace';

/**
 * The offering that a field is about: the one that its options name, or the one
 * that the engine chosen elsewhere in the form stands for where the claim goes.
 *
 * @internal
 */
export function useFormOffering(
  options: BerthFieldOptions | undefined,
  formData: unknown,
) {
  const { offering: id, engineField } = options ?? {};
  const named = useOffering(id);
  const offerings = useOfferings();
  const engines = useEngines({ enabled: engineField !== undefined });
  const fallback = useDefaultPlace(undefined);
  if (engineField === undefined) {
    return named;
  }
  const engine = engineIn(formData, engineField);
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
