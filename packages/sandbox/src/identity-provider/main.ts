import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { exitWithStdin } from '../processes/exitWithStdin';
import { createProvider } from './createProvider';
import { FileStore } from './FileStore';
import { handleRequest } from './handleRequest';
import type { IdentityProviderConfig, IdentityProviderKeys } from './types';

/*
 * The identity provider's process. Its argument is its configuration file.
 */
exitWithStdin();

if (process.env.NODE_ENV === 'production') {
  fail('It asks nobody for a password: not with NODE_ENV=production.');
}

const [configFile] = process.argv.slice(2);
const config: IdentityProviderConfig = readJson(configFile);
const keys: IdentityProviderKeys = readJson(
  path.join(config.folder, 'keys.json'),
);
const provider = createProvider({
  config,
  keys,
  store: FileStore.open({
    file: path.join(config.folder, 'store.json'),
    now: () => Date.now(),
  }),
});
provider.on('server_error', (_ctx, error) => log(error.stack ?? `${error}`));

// Both of what "localhost" may mean to whoever looks it up.
listen('127.0.0.1', true);
listen('::1', false);

function listen(host: string, required: boolean): void {
  const server = http.createServer((request, response) => {
    handleRequest({
      provider,
      people: config.people,
      request,
      response,
    }).catch(error => {
      log(error.stack ?? `${error}`);
      if (!response.headersSent) {
        response.writeHead(500, { 'content-type': 'text/plain' });
      }
      response.end('The identity provider failed; its log says why.\n');
    });
  });
  server.once('error', (error: NodeJS.ErrnoException) => {
    // A machine without IPv6 does not look up ::1 either.
    if (required || error.code === 'EADDRINUSE') {
      fail(`${error.code}: cannot listen on ${host}, port ${config.port}`);
    }
  });
  server.listen(config.port, host, () =>
    log(`listening on ${host}, port ${config.port}`),
  );
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function log(message: string): void {
  process.stdout.write(`${new Date().toISOString()} ${message}\n`);
}

function fail(message: string): never {
  log(message);
  process.exit(1);
}
