import { useMemo } from 'react';
import { useClaims, useNow, useRequests } from '../../data';
import type { Place } from '../../model/places';
import { rowsOf } from '../../model/rows';

/**
 * The names that claims of an offering, and requests for them, have at a
 * place already.
 *
 * @internal
 */
export function useTakenNames(
  offering: string,
  place: Place | undefined,
): ReadonlySet<string> {
  const tenant = place?.tenant ?? '';
  const enabled = tenant !== '';
  const { data: claims } = useClaims({ tenant }, { enabled });
  const { data: requests } = useRequests({ tenant }, { enabled });
  const now = useNow(60_000);
  return useMemo(() => {
    const rows = rowsOf({ claims: claims ?? [], requests, now });
    return new Set(
      rows
        .filter(
          row =>
            row.phase !== 'Refused' &&
            row.offering === offering &&
            row.cluster === place?.cluster &&
            row.namespace === place?.namespace,
        )
        .map(row => row.name),
    );
  }, [claims, requests, now, offering, place?.cluster, place?.namespace]);
}
