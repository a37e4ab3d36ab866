import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';

/**
 * The catalog as providers see it: each has its own entities, which outlive it,
 * and an entity that two of them have is a mistake.
 */
export class ModelCatalog {
  /** How many mutations are refused from now on. */
  refusals = 0;
  readonly #bySource = new Map<string, Map<string, string>>();

  connection(source: string): EntityProviderConnection {
    const own = this.#bySource.get(source) ?? new Map<string, string>();
    this.#bySource.set(source, own);
    return {
      refresh: async () => {},
      applyMutation: async mutation => {
        if (this.refusals > 0) {
          this.refusals -= 1;
          throw new Error('database is locked');
        }
        apply(own, mutation);
      },
    };
  }

  /** What it shows, as JSON by ref. */
  entities(): Map<string, string> {
    const all = [...this.#bySource.values()].flatMap(own => [...own]);
    const shown = new Map(all.sort(([a], [b]) => (a < b ? -1 : 1)));
    if (shown.size !== all.length) {
      throw new Error('Two providers have told of one entity');
    }
    return shown;
  }

  /** These entities as {@link ModelCatalog.entities} would have them. */
  static shown(entities: Entity[]): Map<string, string> {
    const catalog = new ModelCatalog();
    const own = new Map<string, string>();
    entities.forEach(entity => put(own, entity));
    catalog.#bySource.set('all', own);
    return catalog.entities();
  }
}

function apply(
  own: Map<string, string>,
  mutation: EntityProviderMutation,
): void {
  if (mutation.type === 'full') {
    own.clear();
    mutation.entities.forEach(({ entity }) => put(own, entity));
    return;
  }
  mutation.added.forEach(({ entity }) => put(own, entity));
  for (const removed of mutation.removed) {
    own.delete('entityRef' in removed ? removed.entityRef : '');
  }
}

function put(own: Map<string, string>, entity: Entity): void {
  own.set(stringifyEntityRef(entity), JSON.stringify(entity));
}
