import { rm } from 'node:fs/promises';
import type { DataFolder } from '../../state/DataFolder';

const file = 'kubeflow-pipelines.url';

/**
 * Where the stand-in says that it answers, which it finds out when it starts.
 *
 * @internal
 */
export const pipelinesEndpoint = {
  /** Of an earlier start, and not true any more. */
  forget: (data: DataFolder) => rm(data.path(file), { force: true }),
  tell: (data: DataFolder, url: string) => data.write(file, url),
  read: (data: DataFolder) => data.read(file),
};
