import { useApi } from '@backstage/frontend-plugin-api';
import type { JsonObject } from '@backstage/types';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { berthApiRef } from '../../api';
import type { Place } from '../../model/places';
import type { InputValues } from '../../model/schema';

/** Who types does not ask at every key. */
const SETTLED_MS = 300;

/** Nothing of what is asked depends on it. */
const NAME = 'preview';

/**
 * What a request would deliver, once what is filled in has settled; of nothing
 * where nothing is to be asked. While another answer is on its way, the last
 * one stays.
 *
 * @internal
 */
export function usePreview(
  idea:
    | { offering: string; place: Place | undefined; input: InputValues }
    | undefined,
) {
  const api = useApi(berthApiRef);
  const { offering, place, input } = idea ?? {};
  return useQuery({
    queryKey: ['preview', offering, place, input],
    queryFn: async ({ signal }) => {
      await new Promise(resolve => setTimeout(resolve, SETTLED_MS));
      signal.throwIfAborted();
      return api.previewRequest(
        {
          ...place!,
          offering,
          name: NAME,
          input: input as JsonObject,
        },
        { signal },
      );
    },
    enabled: idea !== undefined && Boolean(place?.cluster),
    placeholderData: idea && keepPreviousData,
    retry: false,
  });
}
