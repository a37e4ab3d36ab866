import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureGitea } from '../binaries/ensureGitea';
import { ComponentSet } from '../processes/ComponentSet';
import { isRunning } from '../processes/processIdentity';
import { DataFolder } from '../state/DataFolder';
import { startForge } from './startForge';

// The first run on a machine builds Gitea.
const buildAndStartMs = 1_800_000;

describe('the Git forge of a sandbox', () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'sandbox-test-'));
  afterAll(() => rmSync(dataDir, { recursive: true }));

  /** Starts it alone, without a cluster beside it. */
  async function start(lastPort?: number) {
    const data = await DataFolder.open(dataDir);
    await data.rotateLogs();
    const components = ComponentSet.create({
      onChange: () => {},
      onDied: () => {},
    });
    const { client, port } = await startForge({
      data,
      components,
      files: await ensureGitea({ log: () => {} }),
      wantedPort: undefined,
      lastPort,
      organizations: ['payments', 'shop'],
    });
    const [{ process: identity }] = components.records();
    return {
      ...client,
      port,
      identity,
      stop: () => components.stop({ gracefully: true }),
      call: (request: { path: string; as?: 'berth'; body?: object }) =>
        fetch(`${client.url}/api/v1${request.path}`, {
          method: request.body ? 'POST' : 'GET',
          headers: {
            'Content-Type': 'application/json',
            ...(request.as && { Authorization: `token ${client.token}` }),
          },
          body: request.body && JSON.stringify(request.body),
        }),
    };
  }

  it(
    'has organizations and an account, and keeps all of it',
    async () => {
      const first = await start();
      try {
        expect(first.url).toBe(`http://localhost:${first.port}`);
        expect(readFileSync(first.tokenFile, 'utf8')).toBe(first.token);
        // eslint-disable-next-line no-bitwise -- the permissions are bits
        expect(statSync(first.tokenFile).mode & 0o777).toBe(0o600);
        expect((await first.call({ path: '/orgs/shop' })).status).toBe(200);

        // All that its pages are shown by is there.
        const page = await (await fetch(`${first.url}/payments`)).text();
        const shownBy = [...page.matchAll(/"(\/assets\/(?:css|js)\/[^"]+)"/g)];
        expect(shownBy.length).toBeGreaterThan(2);
        for (const [, file] of shownBy) {
          const { status } = await fetch(`${first.url}${file}`);
          expect({ file, status }).toEqual({ file, status: 200 });
        }

        // Who has no account may look, and change nothing.
        const body = { name: 'orders', auto_init: true };
        const repository = { path: '/orgs/payments/repos', body };
        expect((await first.call(repository)).status).toBe(401);
        expect((await first.call({ ...repository, as: 'berth' })).status).toBe(
          201,
        );
      } finally {
        await first.stop();
      }
      expect(isRunning(first.identity)).toBe(false);

      const second = await start(first.port);
      try {
        expect(second).toMatchObject({
          url: first.url,
          token: first.token,
          username: first.username,
        });
        const kept = await second.call({ path: '/repos/payments/orders' });
        expect(kept.status).toBe(200);
        for (const name of ['gitea.log', 'gitea.previous.log']) {
          const log = readFileSync(path.join(dataDir, 'logs', name), 'utf8');
          expect(log).not.toContain(first.token);
        }
      } finally {
        await second.stop();
      }
    },
    buildAndStartMs,
  );
});
