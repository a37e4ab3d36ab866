import type { Progress } from '@berth/scripts';
import { setTimeout as sleep } from 'node:timers/promises';
import { BerthBackend } from '../backend/BerthBackend';
import { PeerBackend } from '../peer/PeerBackend';
import { peerToken } from '../peer/peerToken';
import type { Clusters } from '../world/Clusters';
import { CLUSTER_KIND } from '../world/objects';
import type { Follower } from './quiet';

const SYNC_MS = 10 * 60_000;
/** The fastest that the peer's documentation has. */
export const POLL_SECONDS = 10;
/** The first poll meets a cold process. */
const POLLS = 2;

/** Berth alone, as it is installed. */
export const berthFollower: Follower = {
  name: 'Berth',
  start: async ({ folder, clusters, urls }) => {
    const berth = await BerthBackend.create({
      folder,
      clusters: clusters.all.map(({ name, berthToken }, index) => ({
        name,
        url: urls[index],
        token: berthToken,
      })),
    });
    await berth.start();
    await berth.untilStored(clusters.objects, SYNC_MS);
    return berth.process;
  },
};

/** The peer, at its fastest. */
export function peerFollower(progress: Progress): Follower {
  return {
    name: `TeraSky ingestor, polling every ${POLL_SECONDS} s`,
    start: async ({ folder, clusters, urls }) => {
      const peer = await createPeer({ folder, clusters, urls, progress });
      peer.start();
      await peer.untilReady();
      const deadline = performance.now() + SYNC_MS;
      while (peer.polls() < POLLS && performance.now() < deadline) {
        await sleep(1_000);
      }
      return peer.process;
    },
  };
}

/** The peer on these clusters, with an account of its own on each. */
export async function createPeer(options: {
  folder: string;
  clusters: Clusters;
  urls: string[];
  progress: Progress;
}): Promise<PeerBackend> {
  const { folder, clusters, urls, progress } = options;
  const tokens = await Promise.all(clusters.all.map(peerToken));
  const [group, version] = CLUSTER_KIND.apiVersion.split('/');
  return PeerBackend.create({
    folder,
    clusters: clusters.all.map(({ name, apiServer }, index) => ({
      name,
      url: urls[index],
      token: tokens[index],
      ...(urls[index] === apiServer.url && { caData: apiServer.caData }),
    })),
    kinds: [{ group, version, plural: CLUSTER_KIND.plural }],
    pollSeconds: POLL_SECONDS,
    progress,
  });
}
