import type { KubernetesObject } from '../kubernetes/types';

/**
 * Objects by namespace and name, and by a group that they belong to.
 *
 * @internal
 */
export class GroupedObjects<T extends KubernetesObject> {
  readonly #groupOf: (object: T) => string;
  readonly #groups = new Map<string, Map<string, T>>();

  static create<T extends KubernetesObject>(options: {
    groupOf: (object: T) => string;
  }): GroupedObjects<T> {
    return new GroupedObjects<T>(options.groupOf);
  }

  private constructor(groupOf: (object: T) => string) {
    this.#groupOf = groupOf;
  }

  /** Takes in an object, in the place of an earlier version of it. */
  set(object: T): void {
    const group = this.#groupOf(object);
    const members = this.#groups.get(group) ?? new Map<string, T>();
    members.set(keyOf(object), object);
    this.#groups.set(group, members);
  }

  delete(object: T): void {
    const group = this.#groupOf(object);
    const members = this.#groups.get(group);
    members?.delete(keyOf(object));
    if (members?.size === 0) {
      this.#groups.delete(group);
    }
  }

  /** The members of a group, in no particular order. */
  group(name: string): T[] {
    return [...(this.#groups.get(name)?.values() ?? [])];
  }

  /** Every group that has a member. */
  groups(): string[] {
    return [...this.#groups.keys()];
  }

  /** Takes in a whole new set. Returns what was added, changed or removed. */
  replace(objects: T[]): T[] {
    const before = new Map(
      [...this.#groups.values()].flatMap(members => [...members]),
    );
    this.#groups.clear();
    const changed = objects.filter(object => {
      this.set(object);
      const earlier = before.get(keyOf(object));
      before.delete(keyOf(object));
      return (
        earlier?.metadata.resourceVersion !== object.metadata.resourceVersion
      );
    });
    return [...changed, ...before.values()];
  }
}

function keyOf({ metadata }: KubernetesObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}
