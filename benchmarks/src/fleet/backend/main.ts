// Berth alone: what the figures of the projection are taken of.
import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- it is started, not used
backend.add(import('@berth/backstage-plugin-berth-backend'));
backend.add(import('@berth/backstage-plugin-berth-backend-module-databases'));

void backend.start();
