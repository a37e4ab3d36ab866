import { useEffect, useMemo, useState } from 'react';
import { suggestName } from '../../model/names';

/**
 * A name for a new claim that stays the same until it turns out to be taken.
 * Undefined until the tenant is known.
 *
 * @internal
 */
export function useSuggestedName(options: {
  tenant: string | undefined;
  offering: string;
  taken: ReadonlySet<string>;
  maxLength?: number;
}): string | undefined {
  const { tenant, offering, taken, maxLength } = options;
  const [draw, setDraw] = useState(0);
  const name = useMemo(
    () => (tenant ? suggestName({ tenant, offering, maxLength }) : undefined),
    // A new draw is a new name.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [tenant, offering, maxLength, draw],
  );
  useEffect(() => {
    if (name && taken.has(name)) {
      setDraw(before => before + 1);
    }
  }, [name, taken]);
  return name;
}
