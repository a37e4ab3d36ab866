import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { startSandbox } from '@berth/sandbox';
import { demoUserInfo } from '../src/__testUtils__/demoUserInfo';

// Berth alone, on a private cluster with the demo's tenants and databases.
// Whom one is, the token says:
//
//   as() { echo "Authorization: Bearer mock-user-token:{\"sub\":\"user:default/$1\"}"; }
//
//   curl http://localhost:7007/api/berth/tenants -H "$(as payments-developer)"
//   curl http://localhost:7007/api/berth/claims -H "$(as payments-developer)"
//   curl http://localhost:7007/api/berth/requests -H "$(as payments-developer)" \
//     -H 'Content-Type: application/json' \
//     -d '{"offering": "database.cloudnative-pg", "tenant": "payments", "name": "tried-out"}'
//
// Nobody, and another backend:
//
//   curl http://localhost:7007/api/berth/tenants -H 'Authorization: Bearer mock-none-token'
//   curl http://localhost:7007/api/berth/tenants -H 'Authorization: Bearer mock-service-token'

async function main() {
  const sandbox = await startSandbox({
    profile: 'demo',
    identityProvider: false,
    // eslint-disable-next-line no-console -- before there is a logger
    log: message => console.log(message),
  });
  const backend = createBackend();
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        backend: {
          baseUrl: 'http://localhost:7007',
          listen: { host: '127.0.0.1', port: 7007 },
          database: { client: 'better-sqlite3', connection: ':memory:' },
        },
        kubernetes: {
          clusterLocatorMethods: [
            {
              type: 'config',
              clusters: [
                {
                  name: sandbox.name,
                  ...sandbox.apiServer,
                  authProvider: 'serviceAccount',
                  serviceAccountToken: sandbox.berthToken,
                },
              ],
            },
          ],
        },
      },
    }),
  );
  backend.add(mockServices.auth.factory());
  backend.add(mockServices.httpAuth.factory());
  backend.add(mockServices.permissions.factory());
  backend.add(demoUserInfo);
  backend.add(import('../src'));
  backend.add(import('@berth/backstage-plugin-berth-backend-module-databases'));
  await backend.start();
}

main().catch(error => {
  // eslint-disable-next-line no-console -- there is no logger to tell
  console.error(error);
  process.exit(1);
});
