import type { JsonObject } from '@backstage/types';
import type { Progress } from '@berth/scripts';
import { setTimeout as sleep } from 'node:timers/promises';
import { installPeer, PeerBackend } from '../peer/PeerBackend';
import { peerToken } from '../peer/peerToken';
import { FORM_GROUP, FORM_PLURAL, FORM_SINGULAR } from './objects';
import { shownByPeer } from './shownBy';
import type { SubjectType } from './types';

/** The fastest that its documentation has. */
const POLL_SECONDS = 10;
/** The first of these may have begun before what is to be seen. */
const POLLS_TO_SETTLE = 3;
const SETTLE_MS = 180_000;
/** For the catalog to process what the last poll has told it. */
const CATALOG_MS = 5_000;
const LOOK_MS = 250;

/**
 * TeraSky's Kubernetes ingestor, polling as fast as it is documented to.
 *
 * @public
 */
export function peerSubject(options: { progress: Progress }): SubjectType {
  return {
    name: 'TeraSky ingestor',
    prepare: () => installPeer(options),
    access: peerToken,
    create: async ({ folder, clusters }) => {
      const peer = await PeerBackend.create({
        folder,
        clusters,
        kinds: [
          { group: 'postgresql.cnpg.io', version: 'v1', plural: 'clusters' },
          {
            group: FORM_GROUP,
            version: 'v1',
            plural: FORM_PLURAL,
            form: true,
          },
        ],
        pollSeconds: POLL_SECONDS,
        progress: options.progress,
      });
      return {
        watches: false,
        start: () => peer.start(),
        kill: () => peer.kill(),
        untilReady: () => peer.untilReady(),
        shown: async () => shownByPeer(await peer.entities()),
        form: async () => {
          const template = (await peer.entities()).find(
            ({ kind, metadata }) =>
              kind === 'Template' && metadata.name === `${FORM_SINGULAR}-v1`,
          );
          const parameters = template?.spec?.parameters;
          return parameters === undefined
            ? undefined
            : ({ parameters } as JsonObject);
        },
        settle: async ({ signal } = {}) => {
          const wanted = peer.polls() + POLLS_TO_SETTLE;
          const deadline = performance.now() + SETTLE_MS;
          while (peer.polls() < wanted && performance.now() < deadline) {
            await sleep(LOOK_MS, undefined, { signal });
          }
          await sleep(CATALOG_MS, undefined, { signal });
        },
        polls: () => peer.polls(),
      };
    },
  };
}
