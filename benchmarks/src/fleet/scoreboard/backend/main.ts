// Berth as it is put to the test: real plugins on files, configured as any
// other backend by `--config`.
import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-catalog-backend'));
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- it is started, not used
backend.add(import('@berth/backstage-plugin-berth-backend'));
backend.add(import('@berth/backstage-plugin-berth-backend-module-databases'));
backend.add(
  import('@berth/backstage-plugin-berth-backend-module-compositions'),
);
backend.add(import('@berth/backstage-plugin-catalog-backend-module-berth'));

void backend.start();
