import type { Place } from '../model/places';

function isPlace(value: unknown): value is Place {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Partial<Place>).tenant === 'string'
  );
}

/**
 * Where a form says its claim goes, whatever the form calls that field.
 *
 * @internal
 */
export function placeIn(formData: unknown): Place | undefined {
  return typeof formData === 'object' && formData !== null
    ? Object.values(formData).find(isPlace)
    : undefined;
}
