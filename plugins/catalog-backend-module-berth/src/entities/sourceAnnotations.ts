import { catalogAnnotation } from '@berth/backstage-plugin-berth-common';
import { cleanText } from './text';
import { urlOf } from './saidLists';

/**
 * Where the source code and the documentation of a thing lie, as Backstage
 * reads it. Only what lies on the web: a ref to a file would be one on the
 * portal's own machine.
 *
 * @internal
 */
export function sourceAnnotations(
  annotations: Record<string, string> | undefined,
): Record<string, string> {
  const repository = urlOf(catalogAnnotation(annotations, 'source'));
  const branch = catalogAnnotation(annotations, 'sourceBranch');
  const path = catalogAnnotation(annotations, 'techDocsPath');
  const documented = catalogAnnotation(annotations, 'techDocs');
  const folder =
    repository && (branch || path)
      ? folderUrl(repository, branch ?? 'main')
      : repository;
  const docs =
    techDocsRef(documented, Boolean(folder)) ??
    (folder && path && `url:${folder}/${trimmed(path)}`);
  return {
    ...(folder && { 'backstage.io/source-location': `url:${folder}/` }),
    ...(docs && { 'backstage.io/techdocs-ref': docs }),
  };
}

/** Forges have their branches at different paths. */
function folderUrl(repository: string, branch: string): string {
  const { host } = new URL(repository);
  const base = repository.replace(/\/+$/, '').replace(/\.git$/, '');
  return `${base}/${branchPath(host)}/${trimmed(branch)}`;
}

function branchPath(host: string): string {
  if (host.includes('gitlab')) {
    return '-/tree';
  }
  return host.includes('bitbucket') ? 'src' : 'tree';
}

/** A folder is one of the source, so there has to be a source. */
function techDocsRef(
  text: string | undefined,
  hasSource: boolean,
): string | undefined {
  const [, type, target = ''] = /^(url|dir):(.+)$/.exec(text ?? '') ?? [];
  if (type === 'url') {
    const url = urlOf(target);
    return url && `url:${url}`;
  }
  const isInside = target.split('/').every(part => part !== '..');
  return type === 'dir' && hasSource && isInside && !target.startsWith('/')
    ? cleanText(text, 500)
    : undefined;
}

function trimmed(path: string): string {
  return path
    .split('/')
    .filter(part => part && part !== '..')
    .map(encodeURIComponent)
    .join('/');
}
