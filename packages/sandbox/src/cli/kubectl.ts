import path from 'node:path';
import { kubectl } from '../kubectl';
import type { Command } from './Command';
import { dataFolderFrom } from './commonOptions';

/**
 * `yarn sandbox kubectl`
 *
 * @internal
 */
export const kubectlCommand: Command = {
  summary: 'run kubectl on it, as its administrator',
  help: `Runs the kubectl that is built with the sandbox's Kubernetes.

Usage: yarn sandbox kubectl [--data DIR] [--] ARGUMENTS OF KUBECTL

  yarn sandbox kubectl get pods -A
  yarn sandbox kubectl -- --kubeconfig dev-edit.yaml get deployments -A

  --data DIR       where its state is kept (default: .berth/sandbox)
  --help           print this; kubectl's own is "kubectl help"`,

  async run(args, output) {
    const [data, rest] =
      args[0] === '--data' ? [args[1], args.slice(2)] : [undefined, args];
    const { code, stdout, stderr } = await kubectl(
      rest[0] === '--' ? rest.slice(1) : rest,
      {
        kubeconfigFile: path.join(dataFolderFrom(data), 'kubeconfig'),
        log: output.note,
      },
    );
    if (stdout) {
      output.print(stdout.trimEnd());
    }
    if (stderr) {
      output.note(stderr.trimEnd());
    }
    return code;
  },
};
