import type { ControlPlaneFiles } from '../binaries/ensureControlPlane';
import { operators as operatorsSpec } from '../components/companions';
import {
  controllerManager,
  kwok,
  scheduler,
  type ControlPlaneSettings,
} from '../components/controlPlane';
import { demoDatabases } from '../demo/databases';
import { demoDefinitionRoles, demoDefinitions } from '../demo/definitions';
import {
  demoGpuPods,
  demoNodes,
  demoQueue,
  platformTeamBinding,
} from '../demo/gpus';
import type { DemoPerson } from '../demo/people';
import { demoPipelines } from '../demo/pipelines';
import { tenantObjects } from '../demo/tenantObjects';
import { demoTenants } from '../demo/tenants';
import { applyObjects } from '../kubernetes/applyObjects';
import {
  referenceTo,
  type KubernetesClient,
} from '../kubernetes/KubernetesClient';
import { KubernetesError } from '../kubernetes/KubernetesError';
import type { KubernetesObject } from '../kubernetes/types';
import { standInFor } from '../operators/kubeflow-pipelines/standInFor';
import { stageLabel } from '../operators/stage';
import type { ComponentSet } from '../processes/ComponentSet';
import type { ResolvedOptions } from '../resolveOptions';
import type { PipelinesMode } from '../types';
import { baseObjects } from './baseObjects';
import { sandboxNodes } from './nodes';
import {
  untilControllersWork,
  untilKwokWorks,
  untilNodeReady,
} from './untilWorking';

const controllersWorkWithinMs = 30_000;
const kwokWorksWithinMs = 8_000;
const kwokStarts = 4;

interface KwokOptions {
  settings: ControlPlaneSettings;
  components: ComponentSet;
  admin: KubernetesClient;
}

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
  pipelines: PipelinesMode;
}): Promise<void> {
  const { files, settings, components, admin, people, seed } = options;
  const { pipelines } = options;
  const { nodes, profile } = options.options;
  const operators = options.options.operators && {
    ...options.options.operators,
    standIns: options.options.operators.standIns.map(standIn =>
      standInFor(standIn, pipelines),
    ),
    pipelines,
  };

  const { definitions, others } = await baseObjects({
    people,
    kwokManifests: nodes ? files.kwokManifests : undefined,
    operators,
  });
  // These come first: kwok and the controllers for quota and garbage look up
  // what kinds there are when they start, and after that only now and then.
  await applyObjects(admin, definitions);
  await components.start(controllerManager(settings));
  await applyObjects(admin, others);
  await components.start(scheduler(settings));
  if (nodes) {
    await removeOldStages(admin, others);
    await startKwok({ settings, components, admin });
    await createMissing(admin, sandboxNodes());
  }
  if (operators) {
    await components.start(operatorsSpec(settings, operators));
  }
  if (seed && profile !== 'minimal') {
    await seedDemo({
      admin,
      withNodes: nodes,
      pipelines,
      standIns: operators?.standIns.map(({ name }) => name) ?? [],
    });
  }
  await untilAllWork({ settings, components, admin });
}

/**
 * Starts what works on a cluster again, once its API server is back. Left alone
 * it would find the API server by itself, but with pauses that grow to half a
 * minute.
 *
 * @internal
 */
export async function resumeCluster(options: KwokOptions): Promise<void> {
  const { settings, components } = options;
  const hasKwok = components.get('kwok') !== undefined;
  await Promise.all(
    ['kube-controller-manager', 'kube-scheduler', 'kwok'].map(name =>
      components.get(name)?.stop({ signal: 'SIGKILL', timeoutMs: 0 }),
    ),
  );
  await components.start(controllerManager(settings));
  await components.start(scheduler(settings));
  if (hasKwok) {
    await startKwok(options);
  }
  await untilAllWork(options);
}

// A data folder may hold some that an earlier version of the sandbox had.
async function removeOldStages(
  admin: KubernetesClient,
  current: KubernetesObject[],
): Promise<void> {
  const stages = { apiVersion: 'kwok.x-k8s.io/v1alpha1', kind: 'Stage' };
  const names = new Set(current.map(({ metadata }) => metadata.name));
  const { items } = await admin.list(stages, { labelSelector: stageLabel });
  await Promise.all(
    items
      .filter(({ metadata }) => !names.has(metadata.name))
      .map(stage => admin.delete(referenceTo(stage))),
  );
}

// A node belongs to the kwok that holds its lease, and one that was killed
// would go on holding it for 40 s.
async function startKwok(options: KwokOptions): Promise<void> {
  const { settings, components, admin } = options;
  await admin.request({
    method: 'DELETE',
    path: '/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases',
  });
  await components.start(kwok(settings));
}

/**
 * Now and then kwok leaves out a kind when it starts, and never takes it up
 * afterwards; started again, it does. Each start gets more time than the one
 * before, so that a slow machine is not taken for that.
 */
async function untilKwokHasAll(options: KwokOptions): Promise<void> {
  const { components, admin } = options;
  for (let start = 1; ; start++) {
    const component = components.get('kwok')!;
    try {
      await untilKwokWorks(admin, component, start * kwokWorksWithinMs);
      return;
    } catch (error) {
      if (start >= kwokStarts || !component.running) {
        throw error;
      }
      await component.stop({ signal: 'SIGKILL', timeoutMs: 0 });
      await startKwok(options);
    }
  }
}

async function untilAllWork(options: KwokOptions): Promise<void> {
  const { components, admin } = options;
  await Promise.all([
    untilControllersWork(admin),
    ...(components.get('kwok')
      ? [
          untilKwokHasAll(options),
          ...sandboxNodes().map(node => untilNodeReady(admin, node)),
        ]
      : []),
  ]);
}

async function seedDemo(options: {
  admin: KubernetesClient;
  withNodes: boolean;
  standIns: string[];
  pipelines: PipelinesMode;
}): Promise<void> {
  const { admin, withNodes, standIns, pipelines } = options;
  const tenants = demoTenants.flatMap(tenantObjects);
  // The rights first: what may not be watched yet is tried again only later.
  await applyObjects(admin, [
    ...tenants,
    platformTeamBinding(),
    ...demoDefinitionRoles(),
  ]);
  if (withNodes) {
    await createMissing(admin, demoNodes());
  }
  // Until Berth may watch what is defined, it would be told to try again later.
  const isAdded = (role: KubernetesObject | undefined) =>
    JSON.stringify(role?.rules ?? []).includes('example.org');
  // Until a quota has been counted for the first time, nothing is let in, and
  // no pod before its namespace has its service account.
  await Promise.all([
    ...['berth-definitions', 'berth-tenant-definitions'].map(name =>
      admin.waitFor(
        {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRole',
          name,
        },
        isAdded,
        { timeoutMs: controllersWorkWithinMs },
      ),
    ),
    ...tenants
      .filter(({ kind }) => kind === 'ResourceQuota')
      .map(quota =>
        admin.waitFor<KubernetesObject & { status?: { hard?: object } }>(
          referenceTo(quota),
          found => found?.status?.hard !== undefined,
          { timeoutMs: controllersWorkWithinMs },
        ),
      ),
    ...tenants
      .filter(({ kind }) => kind === 'Namespace')
      .map(({ metadata }) =>
        admin.waitFor(
          {
            apiVersion: 'v1',
            kind: 'ServiceAccount',
            namespace: metadata.name,
            name: 'default',
          },
          found => found !== undefined,
          { timeoutMs: controllersWorkWithinMs },
        ),
      ),
  ]);
  const byKubectl = [
    ...demoGpuPods(),
    ...(standIns.includes('cloudnative-pg') ? demoDatabases() : []),
    ...(standIns.includes('kubeflow-pipelines')
      ? await demoPipelines(pipelines)
      : []),
    ...(standIns.includes('kueue') ? demoQueue() : []),
    ...(await demoDefinitions(standIns)),
  ];
  await applyObjects(admin, byKubectl, { fieldManager: 'kubectl' });
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
