import { valueAt } from '../defined-kinds/simulatedStatus';

const PATH = /^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*$/;

/**
 * Fills in what stands in `${…}`: paths, such as `schema.spec.name`. That is
 * all of CEL that the stand-in knows; what else there is comes to nothing, and
 * so does the field that it stands in.
 *
 * @internal
 */
export function render(value: unknown, scope: object): unknown {
  if (typeof value === 'string') {
    return renderText(value, scope);
  }
  if (Array.isArray(value)) {
    return value
      .map(item => render(item, scope))
      .filter(item => item !== undefined);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .map(([name, inner]) => [name, render(inner, scope)] as const)
        .filter(([, inner]) => inner !== undefined),
    );
  }
  return value;
}

function renderText(text: string, scope: object): unknown {
  const whole = /^\$\{([^{}]+)\}$/.exec(text);
  if (whole) {
    return valueOf(whole[1], scope);
  }
  const parts = text.split(/\$\{([^{}]+)\}/);
  const values = parts.map((part, index) =>
    index % 2 === 1 ? valueOf(part, scope) : part,
  );
  return values.includes(undefined) ? undefined : values.join('');
}

function valueOf(expression: string, scope: object): unknown {
  const path = expression.trim();
  return PATH.test(path) ? valueAt(scope, path.split('.')) : undefined;
}
