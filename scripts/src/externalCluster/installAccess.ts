import fs from 'node:fs';
import path from 'node:path';
import {
  ApiException,
  KubernetesObjectApi,
  PatchStrategy,
} from '@kubernetes/client-node';
import { parseAllDocuments } from 'yaml';
import type { Progress } from '../lib/Progress.mjs';
import { UserError } from '../lib/UserError.mjs';
import { describeObject, ManifestObject } from './describeObject';
import { ChosenCluster } from './readKubeconfig';

const MANIFESTS = ['deploy/access.yaml', 'deploy/impersonation.yaml'];

/**
 * Gives Berth its account and its rights on a cluster, by server-side apply as
 * the kubeconfig's user. Names every object on the screen.
 *
 * @throws UserError with the cluster's own words when it refuses one
 */
export async function installAccess(options: {
  root: string;
  cluster: ChosenCluster;
  progress: Progress;
}): Promise<void> {
  const { root, cluster, progress } = options;
  const api = KubernetesObjectApi.makeApiClient(cluster.kubeConfig);
  for (const file of MANIFESTS) {
    for (const object of readManifests(path.join(root, file))) {
      const title = describeObject(object);
      try {
        await api.patch(
          object,
          undefined,
          undefined,
          'berth',
          false,
          PatchStrategy.ServerSideApply,
        );
      } catch (error) {
        throw new UserError(
          `${title} (${file}) was not applied to ${cluster.server}: ${reasonOf(
            error,
          )}`,
          { cause: error },
        );
      }
      progress.print(`  ✓ Applied ${title}`);
    }
  }
}

/** What the cluster, or the way to it, has to say about a failure. */
export function reasonOf(error: unknown): string {
  if (error instanceof ApiException) {
    const body = error.body as { message?: string } | string | undefined;
    const message =
      typeof body === 'string' ? parseMessage(body) : body?.message;
    return message ?? `HTTP ${error.code}`;
  }
  const message = error instanceof Error ? error.message : String(error);
  // The client says first what it was about to do, at length.
  return message.replace(/^.* failed, reason: /s, 'it cannot be reached, ');
}

function parseMessage(body: string): string | undefined {
  try {
    return JSON.parse(body).message;
  } catch {
    return body || undefined;
  }
}

function readManifests(file: string): ManifestObject[] {
  return parseAllDocuments(fs.readFileSync(file, 'utf8'))
    .map(document => document.toJS())
    .filter(Boolean);
}
