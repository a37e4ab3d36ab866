import type { KubernetesObject } from '../../kubernetes/types';

/**
 * On a definition, or on what one is made of: the fields of the status that its
 * objects come to, as JSON. `{.spec.size}` in a text is that field of the
 * object; a text that is nothing else keeps the field's type.
 *
 * @internal
 */
export const STATUS_ANNOTATION = 'simulation.berth.dev/status';

/**
 * The fields of the status that somebody wants simulated. A text of which a
 * field is missing is left out, and so is an annotation that is no JSON object.
 *
 * @internal
 */
export function simulatedStatus(
  { metadata }: Pick<KubernetesObject, 'metadata'>,
  object: KubernetesObject,
): Record<string, unknown> {
  const filled = fill(
    parsed(metadata.annotations?.[STATUS_ANNOTATION]),
    object,
  );
  return isRecord(filled) ? filled : {};
}

/**
 * What is at a path of names with dots before them.
 *
 * @internal
 */
export function valueAt(value: unknown, names: string[]): unknown {
  return names.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? (inner as Record<string, unknown>)[name]
        : undefined,
    value,
  );
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
}

function fill(value: unknown, object: KubernetesObject): unknown {
  if (typeof value === 'string') {
    return fillText(value, object);
  }
  if (Array.isArray(value)) {
    return value.map(item => fill(item, object));
  }
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .map(([name, inner]) => [name, fill(inner, object)] as const)
        .filter(([, inner]) => inner !== undefined),
    );
  }
  return value;
}

function fillText(text: string, object: KubernetesObject): unknown {
  const whole = /^\{\.([^{}]+)\}$/.exec(text);
  if (whole) {
    return valueAt(object, whole[1].split('.'));
  }
  const parts = text.split(/\{\.([^{}]+)\}/);
  const values = parts.map((part, index) =>
    index % 2 === 1 ? valueAt(object, part.split('.')) : part,
  );
  return values.includes(undefined) ? undefined : values.join('');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
