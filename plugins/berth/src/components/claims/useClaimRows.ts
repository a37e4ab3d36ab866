import { useEffect, useMemo, useRef } from 'react';
import { useAnnounce, useClaims, useNow, useRequests } from '../../data';
import { useText } from '../../i18n';
import { rowsOf } from '../../model/rows';

/**
 * A tenant's claims and what has been asked for beside them, and says to
 * people who listen when one of them changes.
 *
 * @internal
 */
export function useClaimRows(tenant: string) {
  const claims = useClaims({ tenant });
  const requests = useRequests({ tenant });
  const now = useNow();
  const { t } = useText();
  const announce = useAnnounce();
  const rows = useMemo(
    () =>
      claims.data &&
      rowsOf({ claims: claims.data, requests: requests.data, now }),
    [claims.data, requests.data, now],
  );

  const known = useRef<Map<string, string>>();
  useEffect(() => {
    if (!rows) {
      return;
    }
    const before = known.current;
    known.current = new Map(rows.map(row => [row.id, row.phase]));
    const changed = rows.filter(row => before?.get(row.id) !== row.phase);
    if (before && changed.length === 1) {
      const [{ name, phase }] = changed;
      announce(t('claims.changed', { name, phase: t(`phase.${phase}`) }));
    } else if (before && changed.length > 1) {
      announce(t('claims.manyChanged', { count: changed.length }));
    }
  }, [rows, announce, t]);

  return { rows, claims, requests };
}
