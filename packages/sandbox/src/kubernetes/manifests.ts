import { readFile } from 'node:fs/promises';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from './types';

/**
 * The objects in a YAML text; empty documents are left out.
 *
 * @internal
 */
export function parseManifests(text: string): KubernetesObject[] {
  return parseAllDocuments(text).flatMap(document => {
    const [problem] = document.errors ?? [];
    if (problem) {
      throw problem;
    }
    const object = document.toJS() as KubernetesObject | null;
    return object ? [object] : [];
  });
}

/**
 * The objects in a YAML file.
 *
 * @internal
 */
export async function readManifests(file: string): Promise<KubernetesObject[]> {
  return parseManifests(await readFile(file, 'utf8'));
}
