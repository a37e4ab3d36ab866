import {
  emptyState,
  KubernetesAccess,
  PipelinesServer,
} from '../../kubeflow-pipelines';
import { settingsOf } from '../../kubeflow-pipelines/modes';
import { KubernetesPipelines } from '../../kubeflow-pipelines/stores/KubernetesPipelines';
import type { DataFolder } from '../../state/DataFolder';
import type { StandIn, StandInOptions } from '../StandIn';
import { SystemController } from '../SystemController';
import { pipelinesEndpoint } from './endpoint';
import { nextOfVersions } from './nextOfVersions';
import { apiServerObjects, apiServerService } from './objects';

const apiVersion = 'pipelines.kubeflow.org/v2beta1';
const file = 'kubeflow-pipelines.json';
/** Changes come in bursts, as when a run is started. */
const WRITE_AFTER_MS = 200;

/**
 * The stand-in for Kubeflow Pipelines: a server that speaks its REST API, which
 * the API server reaches as the Service `kubeflow/ml-pipeline` and others at an
 * address of its own, and in its Kubernetes-native mode what its webhook writes.
 *
 * @internal
 */
export const kubeflowPipelines: StandIn = {
  name: 'kubeflow-pipelines',
  groups: { 'pipelines.kubeflow.org': 'Kubeflow Pipelines' },
  manifest: 'kubeflow-pipelines.yaml',
  objects: apiServerObjects,
  controller: options => {
    const webhook = SystemController.create({
      standIn: options,
      name: 'kubeflow-pipelines',
      kinds: [
        { apiVersion, kind: 'Pipeline' },
        { apiVersion, kind: 'PipelineVersion' },
      ],
      next: nextOfVersions,
    });
    return {
      run: async signal => {
        await serve(options);
        if (settingsOf(options.pipelines).store === 'kubernetes') {
          await webhook.run(signal);
        }
      },
    };
  },
};

async function serve(options: StandInOptions): Promise<void> {
  const { client, data, services, delayMs, log } = options;
  const { store, multiUser } = settingsOf(options.pipelines);
  const kept = await data.read(file);
  const server = await PipelinesServer.start({
    ...(store === 'kubernetes' && {
      store: KubernetesPipelines.create(client),
    }),
    ...(multiUser && { access: KubernetesAccess.create(client) }),
    state: kept ? JSON.parse(kept) : emptyState(),
    onChange: writeLater(data, log),
    // A run has many steps, and one looks at it meanwhile.
    stepMs: delayMs / 2,
  });
  services.add({
    ...apiServerService,
    answeredAt: Number(new URL(server.url).port),
  });
  await pipelinesEndpoint.tell(data, server.url);
}

function writeLater(
  data: DataFolder,
  log: (message: string) => void,
): (state: object) => void {
  let timer: NodeJS.Timeout | undefined;
  return state => {
    timer ??= setTimeout(() => {
      timer = undefined;
      data
        .write(file, JSON.stringify(state))
        .catch(error => log(`kubeflow-pipelines: ${(error as Error).message}`));
    }, WRITE_AFTER_MS);
  };
}
