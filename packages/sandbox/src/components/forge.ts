import type { ComponentSpec } from '../processes/Component';
import type { DataFolder } from '../state/DataFolder';

/**
 * Gitea, the Git forge.
 *
 * @internal
 */
export function forge(options: {
  binary: string;
  data: DataFolder;
  configFile: string;
  port: number;
}): ComponentSpec {
  const { binary, data, configFile, port } = options;
  return {
    name: 'gitea',
    command: binary,
    args: ['web', '--config', configFile],
    cwd: data.path('gitea'),
    env: giteaEnvironment(data),
    logFile: data.logFile('gitea'),
    port,
  };
}

/**
 * The environment of Gitea's processes: nothing of this one's, whose GITEA_*
 * and GIT_* it would heed.
 *
 * @internal
 */
export function giteaEnvironment(data: DataFolder): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: data.path('gitea'),
    // Only on loopback, and for as long as the sandbox: root may run it too.
    GITEA_I_AM_BEING_UNSAFE_RUNNING_AS_ROOT: 'true',
  };
}
