import path from 'node:path';
import type { StandIn } from '../operators/StandIn';
import { packageFolder } from '../packageFolder';
import type { ComponentSpec } from '../processes/Component';
import type { DataFolder } from '../state/DataFolder';
import type { PipelinesMode } from '../types';
import type { BinarySettings } from './controlPlane';

/**
 * The stand-ins for operators, as a process: so that they keep their pace
 * whatever the process does that started the sandbox.
 *
 * @internal
 */
export function operators(
  settings: BinarySettings,
  options: {
    delayMs: number;
    standIns: StandIn[];
    pipelines: PipelinesMode;
  },
): ComponentSpec {
  const { binary, data } = settings;
  return companion({
    name: 'operators',
    main: 'src/operators/main.ts',
    args: [
      data.folder,
      binary,
      String(options.delayMs),
      options.pipelines,
      ...options.standIns.map(({ name }) => name),
    ],
    data,
  });
}

/**
 * The identity provider, as a process: its library is ESM only, which Jest
 * cannot load.
 *
 * @internal
 */
export function identityProvider(options: {
  data: DataFolder;
  port: number;
  configFile: string;
}): ComponentSpec {
  const { data, port, configFile } = options;
  return {
    ...companion({
      name: 'identity-provider',
      main: 'src/identity-provider/main.ts',
      args: [configFile],
      data,
    }),
    port,
  };
}

function companion(options: {
  name: string;
  main: string;
  args: string[];
  data: DataFolder;
}): ComponentSpec {
  const { name, main, args, data } = options;
  return {
    name,
    command: process.execPath,
    // Of the package's own folder, from where tsx is found.
    args: ['--import', 'tsx', path.join(packageFolder, main), ...args],
    cwd: packageFolder,
    // Inspectors and loaders of the parent are not for its children.
    env: { ...process.env, NODE_OPTIONS: '' },
    logFile: data.logFile(name),
  };
}
