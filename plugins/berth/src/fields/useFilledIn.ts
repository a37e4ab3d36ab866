import { useEffect } from 'react';

/**
 * Fills in a field's value while it has none.
 *
 * @remarks
 * Forms lose all but one of several changes that are made in the same moment,
 * since each is merged into the same old data. So this looks again after each
 * rendering until the value has arrived.
 *
 * @internal
 */
export function useFilledIn<T>(options: {
  missing: boolean;
  value: T | undefined;
  onChange: (value: T) => void;
}): void {
  const { missing, value, onChange } = options;
  // Without dependencies on purpose, see above.
  useEffect(() => {
    if (missing && value !== undefined) {
      onChange(value);
    }
  });
}
