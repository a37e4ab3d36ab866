import type { ControlPlaneFiles } from '../binaries/ensureControlPlane';
import { operators as operatorsSpec } from '../components/companions';
import {
  controllerManager,
  kwok,
  scheduler,
  type ControlPlaneSettings,
} from '../components/controlPlane';
import { demoDatabases } from '../demo/databases';
import type { DemoPerson } from '../demo/people';
import { tenantObjects } from '../demo/tenantObjects';
import { demoTenants } from '../demo/tenants';
import { applyObjects } from '../kubernetes/applyObjects';
import {
  referenceTo,
  type KubernetesClient,
} from '../kubernetes/KubernetesClient';
import { KubernetesError } from '../kubernetes/KubernetesError';
import type { KubernetesObject } from '../kubernetes/types';
import type { ComponentSet } from '../processes/ComponentSet';
import type { ResolvedOptions } from '../resolveOptions';
import { baseObjects } from './baseObjects';
import { sandboxNodes } from './nodes';

const nodesReadyWithinMs = 30_000;

/**
 * Makes a cluster of an API server that is ready: starts what works on it, and
 * creates what every sandbox has. What a profile adds is only created once, so
 * that what somebody deletes stays deleted.
 *
 * @internal
 */
export async function prepareCluster(options: {
  options: ResolvedOptions;
  files: ControlPlaneFiles;
  settings: ControlPlaneSettings;
  components: ComponentSet;
  admin: KubernetesClient;
  people: DemoPerson[];
  seed: boolean;
}): Promise<void> {
  const { files, settings, components, admin, people, seed } = options;
  const { nodes, operators, profile } = options.options;

  await components.start(controllerManager(settings));
  await applyObjects(
    admin,
    await baseObjects({
      people,
      kwokManifests: nodes ? files.kwokManifests : undefined,
      operators,
    }),
  );
  await components.start(scheduler(settings));
  if (nodes) {
    // Not before: it looks up the kinds of its stages once, when it starts.
    await components.start(kwok(settings));
    await createMissing(admin, sandboxNodes());
  }
  if (operators) {
    await components.start(operatorsSpec(settings.data));
  }
  if (seed && profile === 'demo') {
    await applyObjects(admin, demoTenants.flatMap(tenantObjects));
    if (operators) {
      await applyObjects(admin, demoDatabases(), { fieldManager: 'kubectl' });
    }
  }
  if (nodes) {
    await Promise.all(sandboxNodes().map(node => untilNodeReady(admin, node)));
  }
}

// Server-side apply would leave out the status, which is where capacity lies.
async function createMissing(
  admin: KubernetesClient,
  objects: KubernetesObject[],
): Promise<void> {
  await Promise.all(
    objects.map(async object => {
      try {
        await admin.create(object);
      } catch (error) {
        const exists =
          error instanceof KubernetesError && error.reason === 'AlreadyExists';
        if (!exists) {
          throw error;
        }
      }
    }),
  );
}

async function untilNodeReady(
  admin: KubernetesClient,
  node: KubernetesObject,
): Promise<void> {
  await admin.waitFor<NodeObject>(
    referenceTo(node),
    found =>
      !!found?.status?.conditions?.some(
        ({ type, status }) => type === 'Ready' && status === 'True',
      ),
    { timeoutMs: nodesReadyWithinMs },
  );
}

interface NodeObject extends KubernetesObject {
  status?: { conditions?: Array<{ type: string; status: string }> };
}
