import type { Entity } from '@backstage/catalog-model';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { CatalogParts } from './CatalogParts';
import { withFingerprint } from './fingerprint';
import { entityRefOf, type EntitiesByKey } from './keys';

const PARTS = 4;
const keys = Array.from({ length: 1_000 }, (_, index) => `tenant:t-${index}`);
const entityOf = (key: string, owner = 'group:default/a'): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: key.slice('tenant:'.length), namespace: 'default' },
  spec: { owner },
});
const all = (owner?: string): EntitiesByKey =>
  new Map(keys.map(key => [key, entityOf(key, owner)]));
async function* inBatches(...batches: EntitiesByKey[]) {
  yield* batches;
}

/** The parts, and what the catalog is told by each. */
async function connect() {
  const parts = CatalogParts.create({ parts: PARTS });
  const told = parts.providers.map(() => [] as EntityProviderMutation[]);
  for (const [index, provider] of parts.providers.entries()) {
    await provider.connect({
      applyMutation: async mutation => {
        told[index].push(mutation);
      },
      refresh: async () => {},
    });
  }
  return { parts, told };
}

describe('CatalogParts', () => {
  it('are providers by names that stay', () => {
    const { providers } = CatalogParts.create({ parts: PARTS });
    expect(providers.map(provider => provider.getProviderName())).toEqual([
      'berth',
      'berth-1',
      'berth-2',
      'berth-3',
    ]);
  });

  it('begin when the catalog has connected to all of them', async () => {
    const { parts } = await connect();
    await expect(parts.connected).resolves.toBeUndefined();
  });

  it('tell everything once, each its own, even where a batch repeats it', async () => {
    const { parts, told } = await connect();
    await parts.tellAll(inBatches(all(), all('group:default/b')));

    expect(told.map(mutations => mutations.length)).toEqual([1, 1, 1, 1]);
    const names = told.flatMap(([mutation]) =>
      mutation.type === 'full'
        ? mutation.entities.map(({ entity }) => entity.metadata.name)
        : [],
    );
    expect(names.sort()).toEqual(keys.map(key => key.slice(7)).sort());
    // About as many in each.
    for (const [mutation] of told) {
      const { entities } = mutation as Extract<
        EntityProviderMutation,
        { type: 'full' }
      >;
      expect(entities.length).toBeGreaterThan(150);
    }
    expect(parts.size).toBe(1_000);
    expect(await parts.tell(all())).toBe(0);
  });

  it('tell a change by the part that has told the entity', async () => {
    const { parts, told } = await connect();
    await parts.tellAll(inBatches(all()));

    const [key] = keys;
    const changed = entityOf(key, 'group:default/b');
    expect(parts.differs(key, changed)).toBe(true);
    expect(await parts.tell(new Map([[key, changed]]))).toBe(1);
    expect(await parts.tell(new Map([[key, undefined]]))).toBe(1);
    const part = told.findIndex(mutations => mutations.length > 1);
    expect(told.map(mutations => mutations.length)).toEqual(
      told.map((_, index) => (index === part ? 3 : 1)),
    );
    expect(told[part].slice(1)).toEqual([
      {
        type: 'delta',
        added: [{ entity: withFingerprint(changed), locationKey: 'berth' }],
        removed: [],
      },
      {
        type: 'delta',
        added: [],
        removed: [{ entityRef: entityRefOf(key), locationKey: 'berth' }],
      },
    ]);
  });
});
