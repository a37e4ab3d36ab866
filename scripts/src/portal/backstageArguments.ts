import path from 'node:path';

/**
 * The configuration that the portal runs with, as arguments. What the platform
 * gives says whether there is a Git forge.
 */
export function configArguments(
  root: string,
  env: Record<string, string>,
): string[] {
  return [
    'app-config.yaml',
    'app-config.sandbox.yaml',
    ...(env.BERTH_FORGE_URL ? ['app-config.forge.yaml'] : []),
  ].flatMap(file => ['--config', path.join(root, file)]);
}

/** Makes a Node program end with the process that started it. */
export function exitWithParent(root: string): string[] {
  return ['--import', path.join(root, 'scripts/src/lib/exitWithParent.mjs')];
}

/** The Backstage CLI as a Node program. */
export function backstageCli(root: string): string {
  return path.join(root, 'node_modules/@backstage/cli/bin/backstage-cli');
}
