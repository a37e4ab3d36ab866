import type { AskedOf, ProxyTraffic, RequestVerb } from './types';

/**
 * Counts what passes.
 *
 * @internal
 */
export class Traffic {
  readonly #requests: Record<RequestVerb, number> = {
    list: 0,
    watch: 0,
    get: 0,
    other: 0,
  };
  #bytes = 0;

  static create(): Traffic {
    return new Traffic();
  }

  private constructor() {}

  onRequest(request: AskedOf): void {
    this.#requests[verbOf(request)]++;
  }

  onBytes(count: number): void {
    this.#bytes += count;
  }

  /** As of now; it does not change any more. */
  read(): ProxyTraffic {
    return { requests: { ...this.#requests }, bytes: this.#bytes };
  }
}

/**
 * What is asked of an API server. A watch that begins with everything there is
 * costs the server what a list does, and is one.
 *
 * @internal
 */
export function verbOf({ method, path, query }: AskedOf): RequestVerb {
  const target = targetOf(path);
  if (method !== 'GET' || !target) {
    return 'other';
  }
  if (isTrue(query.get('watch'))) {
    return isTrue(query.get('sendInitialEvents')) ? 'list' : 'watch';
  }
  return target;
}

/** Whether a path is one of objects; undefined where it is of neither. */
function targetOf(path: string): 'list' | 'get' | undefined {
  const [root, ...rest] = path.split('/').filter(Boolean);
  const groupAndVersion = { api: 1, apis: 2 }[root];
  if (!groupAndVersion) {
    return undefined;
  }
  const [resource, name, nested, ...more] = rest.slice(groupAndVersion);
  if (!resource) {
    return undefined;
  }
  const ofNamespace = ['status', 'finalize'].includes(nested);
  if (resource === 'namespaces' && nested && !ofNamespace) {
    return more.length > 0 ? 'get' : 'list';
  }
  return name ? 'get' : 'list';
}

function isTrue(value: string | null): boolean {
  return value === 'true' || value === '1';
}
