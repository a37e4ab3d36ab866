import type { AddressInfo } from 'node:net';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { BerthClient } from '@berth/backstage-plugin-berth-common';
import {
  createOfferingsFeature,
  type Offering,
} from '@berth/backstage-plugin-berth-node';
import type { Sandbox } from '@berth/sandbox';
import { locateClusters } from '@berth/test-utils/processes';
import berthPlugin from '..';
import { demoUserInfo } from './demoUserInfo';
import { recordingLogger } from './recordingLogger';

/**
 * Berth's API, as tests call it.
 */
export interface BerthCalls {
  url: string;
  /** Calls as a demo person, by their name. */
  as(person: string): BerthClient;
  /** Calls as another backend. */
  asService(): BerthClient;
  /** A raw call as a demo person. */
  fetch(person: string, path: string, init?: RequestInit): Promise<Response>;
  /**
   * Asks again after every change until there is an answer.
   *
   * @throws what was asked last, after so many milliseconds
   */
  until<T>(
    ask: (client: BerthClient) => Promise<T | undefined | false>,
    timeoutMs?: number,
  ): Promise<T>;
}

/**
 * A Backstage backend with Berth in it, as tests use it.
 */
export interface TestBerth extends BerthCalls {
  /** What has been logged, a JSON object a line. */
  logs: string[];
  stop(): Promise<void>;
}

/**
 * What has to be known of a cluster to follow it.
 */
export type TestCluster = Pick<Sandbox, 'name' | 'berthToken'> & {
  apiServer: Pick<Sandbox['apiServer'], 'url' | 'caData'>;
};

/**
 * Starts a backend with the Berth plugin on real clusters.
 */
export async function startBerth(options: {
  clusters: TestCluster[];
  offerings: Offering[];
  /** Where the database is kept; in memory when left out. */
  databaseFolder?: string;
  /** As `backend.database`, for another one than SQLite. */
  database?: JsonObject;
  berth?: JsonObject;
  features?: BackendFeature[];
}): Promise<TestBerth> {
  const { clusters, offerings, databaseFolder, berth, features = [] } = options;
  const database = options.database ?? {
    client: 'better-sqlite3',
    connection: databaseFolder ? { directory: databaseFolder } : ':memory:',
  };
  const logs: string[] = [];
  const backend = await startTestBackend({
    features: [
      berthPlugin,
      recordingLogger(logs),
      createOfferingsFeature({ offerings }),
      demoUserInfo,
      mockServices.rootConfig.factory({
        data: {
          backend: { database },
          kubernetes: {
            clusterLocatorMethods: locateClusters(
              clusters.map(({ name, apiServer, berthToken }) => ({
                name,
                url: apiServer.url,
                caData: apiServer.caData,
                token: berthToken,
              })),
            ),
          },
          ...(berth && { berth }),
        },
      }),
      ...features,
    ],
  });
  const { port } = backend.server.address() as AddressInfo;
  return {
    ...callsTo(`http://localhost:${port}/api/berth`),
    logs,
    stop: () => backend.stop(),
  };
}

/**
 * The calls to a backend that runs at a URL, in this process or in another.
 */
export function callsTo(url: string): BerthCalls {
  const client = (authorization: string) => clientOf(url, authorization);
  const asService = () => client(mockCredentials.service.header());

  return {
    url,
    as: person => client(userHeader(person)),
    asService,
    fetch: (person, path, init) =>
      fetch(`${url}${path}`, {
        ...init,
        headers: { Authorization: userHeader(person), ...init?.headers },
      }),
    until: (ask, timeoutMs) => until(asService(), ask, timeoutMs),
  };
}

function userHeader(person: string): string {
  return mockCredentials.user.header(`user:default/${person}`);
}

function clientOf(url: string, authorization: string): BerthClient {
  return BerthClient.create({
    discoveryApi: { getBaseUrl: async () => url },
    fetchApi: {
      fetch: (input, init) =>
        fetch(input, {
          ...init,
          headers: { ...init?.headers, Authorization: authorization },
        }),
    },
  });
}

async function until<T>(
  client: BerthClient,
  ask: (client: BerthClient) => Promise<T | undefined | false>,
  timeoutMs: number = 20_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    // Noted before asking, so that no change falls in between.
    const { cursor } = await client.listChanges();
    const answer = await ask(client);
    if (answer) {
      return answer;
    }
    await client.listChanges({ after: cursor, waitSeconds: 1 });
  }
  throw new Error(`Not within ${timeoutMs} ms: ${ask}`);
}
