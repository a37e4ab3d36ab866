import { readFileSync } from 'node:fs';
import { exitWithStdin } from '../processes/exitWithStdin';
import { KubernetesClient } from '../kubernetes/KubernetesClient';
import { parseKubeconfig } from '../kubernetes/kubeconfig';
import { servicesSocket } from '../components/egress';
import { DataFolder } from '../state/DataFolder';
import type { PipelinesMode } from '../types';
import { SimulatedServices } from './SimulatedServices';
import { chooseStandIns } from './standIns';

/*
 * The process that stands in for operators, beside kwok's stages. Its arguments
 * are the sandbox's folder, the program that is a control plane's components,
 * how long each step takes, how Kubeflow Pipelines is installed, and the names
 * of the systems.
 */
exitWithStdin();

const [folder, binary, delayMs, pipelines, ...names] = process.argv.slice(2);
const data = DataFolder.at(folder);
// Where etcd's socket lies: its whole path may be too long for one.
process.chdir(data.folder);
const client = KubernetesClient.create(
  parseKubeconfig(readFileSync(data.path('kubeconfigs', 'operators'), 'utf8')),
);
const log = (message: string) => {
  process.stdout.write(`${new Date().toISOString()} ${message}\n`);
};

const services = SimulatedServices.create({ client, log });
void services
  .listen(servicesSocket)
  .catch(error => log(`services: ${(error as Error).message}`));

const { signal } = new AbortController();
for (const standIn of chooseStandIns(names)) {
  const controller = standIn.controller?.({
    client,
    log,
    delayMs: Number(delayMs),
    data,
    binary,
    pipelines: pipelines as PipelinesMode,
    services,
  });
  void controller?.run(signal);
}
log('started');
