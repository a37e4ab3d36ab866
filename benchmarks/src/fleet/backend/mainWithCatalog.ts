// Berth and the catalog that it fills, as in a portal, beside a provider that
// only does what it is told: the floor of what an entity takes to be readable.
import { createBackend } from '@backstage/backend-defaults';
import { bareProvider } from './bareProvider';

const backend = createBackend();

backend.add(import('@backstage/plugin-catalog-backend'));
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- it is started, not used
backend.add(import('@berth/backstage-plugin-berth-backend'));
backend.add(import('@berth/backstage-plugin-berth-backend-module-databases'));
backend.add(import('@berth/backstage-plugin-catalog-backend-module-berth'));
backend.add(bareProvider);

void backend.start();
