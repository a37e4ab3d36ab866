import { readFileSync } from 'node:fs';
import { exitWithStdin } from '../processes/exitWithStdin';
import { KubernetesClient } from '../kubernetes/KubernetesClient';
import { parseKubeconfig } from '../kubernetes/kubeconfig';
import { CloudNativePgController } from './cloudnative-pg/CloudNativePgController';

/*
 * The process that stands in for operators, beside kwok's stages. Its argument
 * is the kubeconfig file to work with.
 */
exitWithStdin();

const [kubeconfig] = process.argv.slice(2);
const client = KubernetesClient.create(
  parseKubeconfig(readFileSync(kubeconfig, 'utf8')),
);
const log = (message: string) => {
  process.stdout.write(`${new Date().toISOString()} ${message}\n`);
};

const { signal } = new AbortController();
void CloudNativePgController.create({ client, log }).run(signal);
log('started');
