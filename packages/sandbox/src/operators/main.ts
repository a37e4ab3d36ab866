import { readFileSync } from 'node:fs';
import { exitWithStdin } from '../processes/exitWithStdin';
import { KubernetesClient } from '../kubernetes/KubernetesClient';
import { parseKubeconfig } from '../kubernetes/kubeconfig';
import { chooseStandIns } from './standIns';

/*
 * The process that stands in for operators, beside kwok's stages. Its arguments
 * are the kubeconfig file to work with, how long each step takes, and the names
 * of the systems.
 */
exitWithStdin();

const [kubeconfig, delayMs, ...names] = process.argv.slice(2);
const client = KubernetesClient.create(
  parseKubeconfig(readFileSync(kubeconfig, 'utf8')),
);
const log = (message: string) => {
  process.stdout.write(`${new Date().toISOString()} ${message}\n`);
};

const { signal } = new AbortController();
for (const standIn of chooseStandIns(names)) {
  const controller = standIn.controller?.({
    client,
    log,
    delayMs: Number(delayMs),
  });
  void controller?.run(signal);
}
log('started');
