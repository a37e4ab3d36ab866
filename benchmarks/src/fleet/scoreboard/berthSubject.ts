import type { JsonObject } from '@backstage/types';
import { BackendProcess, locateClusters } from '@berth/test-utils/processes';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readCatalog } from '../peer/readCatalog';
import { FORM_GROUP, FORM_PLURAL } from './objects';
import { shownByBerth } from './shownBy';
import type { SubjectType } from './types';

/** As long as the peer's polls take, so that neither is looked at longer. */
const SETTLE_MS = 30_000;

/**
 * Berth, with its default configuration.
 *
 * @public
 */
export const berthSubject: SubjectType = {
  name: 'Berth',
  access: async ({ berthToken }) => berthToken,
  create: async ({ folder, clusters }) => {
    const backend = await BackendProcess.create({
      main: join(__dirname, 'backend/main.ts'),
      folder,
      config: {
        kubernetes: { clusterLocatorMethods: locateClusters(clusters) },
      },
      preload: [require.resolve('@backstage/cli/config/nodeTransform.cjs')],
    });
    return {
      watches: true,
      start: () => backend.start(),
      kill: () => backend.kill(),
      untilReady: () => backend.untilReady(),
      shown: async () => shownByBerth(await readCatalog(backend)),
      form: async () => {
        const id = `composition.${FORM_PLURAL}.${FORM_GROUP}`;
        const { items } = await backend.get<{
          items: Array<{ id: string; inputSchema: JsonObject }>;
        }>('berth/offerings');
        return items.find(offering => offering.id === id)?.inputSchema;
      },
      settle: async ({ signal } = {}) => {
        await sleep(SETTLE_MS, undefined, { signal });
      },
    };
  },
};
