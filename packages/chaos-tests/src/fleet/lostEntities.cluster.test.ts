import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultProxy, startSandbox } from '@berth/sandbox';
import knexFactory from 'knex';
import { FleetBackend } from './FleetBackend';
import { CLUSTER_KIND, clusterDefinition, namespaceOf } from './definition';

// The first start on a machine builds the control plane.
jest.setTimeout(15 * 60_000);

describe('the catalog', () => {
  it('shows again what it has lost between two of its own steps', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'berth-chaos-'));
    const cluster = await startSandbox({
      name: 'one',
      nodes: false,
      operators: false,
    });
    await cluster.apply([
      clusterDefinition,
      namespaceOf('chaos-a', 'payments'),
      ...['kept', 'unlisted', 'unseen'].map(name => ({
        ...CLUSTER_KIND,
        metadata: { namespace: 'chaos-a', name },
        spec: {},
      })),
    ]);
    const proxy = await FaultProxy.start(cluster.apiServer);
    const backend = await FleetBackend.create({
      folder,
      clusters: [{ name: 'one', url: proxy.url, token: cluster.berthToken }],
    });
    const untilShown = async (count: number) => {
      const deadline = performance.now() + 150_000;
      while ((await backend.entities()).length < count) {
        expect(performance.now()).toBeLessThan(deadline);
        await sleep(250);
      }
    };
    try {
      backend.start();
      await backend.untilReady();
      await untilShown(3);

      // As where it ends before it has written what it searches by, or before
      // it has noted that an entity is to be shown at all.
      const knex = knexFactory({
        client: 'better-sqlite3',
        connection: join(folder, 'databases/catalog.sqlite'),
        useNullAsDefault: true,
      });
      const lost = await knex('final_entities')
        .where('entity_ref', 'like', '%_unseen')
        .orWhere('entity_ref', 'like', '%_unlisted')
        .select('entity_id', 'entity_ref');
      for (const { entity_id: id, entity_ref: ref } of lost) {
        await knex('search').where({ entity_id: id }).delete();
        if (ref.endsWith('unseen')) {
          await knex('final_entities').where({ entity_id: id }).delete();
        }
      }
      await knex.destroy();
      expect(lost).toHaveLength(2);
      expect(await backend.entities()).toHaveLength(1);

      await untilShown(3);
    } finally {
      await backend.kill();
      await proxy.stop();
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
