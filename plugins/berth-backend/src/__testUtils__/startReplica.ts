import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { JsonObject } from '@backstage/types';
import { callsTo, type BerthCalls, type TestCluster } from './startBerth';

/**
 * A backend in a process of its own.
 */
export interface Replica extends BerthCalls {
  /** Sends a signal, such as SIGKILL or SIGSTOP. */
  signal(name: NodeJS.Signals): void;
  /** Ends it in good order; resolves when it has ended. */
  stop(): Promise<void>;
}

/**
 * Starts one of several backends on one database, with the offering that
 * `anOffering` makes.
 */
export async function startReplica(options: {
  clusters: TestCluster[];
  database: JsonObject;
  berth?: JsonObject;
}): Promise<Replica> {
  const program = resolve(__dirname, 'replicaMain.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'test' },
  });
  const ended = once(child, 'exit');
  let errors = '';
  child.stderr.on('data', text => {
    errors = `${errors}${text}`.slice(-4_000);
  });
  const { clusters, ...rest } = options;
  const plain = clusters.map(({ name, apiServer, berthToken }) => ({
    name,
    berthToken,
    apiServer: { url: apiServer.url, caData: apiServer.caData },
  }));
  child.stdin.write(`${JSON.stringify({ ...rest, clusters: plain })}\n`);
  const url = await new Promise<string>((found, failed) => {
    createInterface({ input: child.stdout }).on('line', line => {
      if (/^http:\S+\/api\/berth$/.test(line)) {
        found(line);
      }
    });
    ended.then(() => failed(new Error(`The backend has ended: ${errors}`)));
  });
  return {
    ...callsTo(url),
    signal: name => child.kill(name),
    stop: async () => {
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
