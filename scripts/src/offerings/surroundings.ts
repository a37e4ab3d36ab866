import fs from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

/** What the repository has of offerings beside their code. */
export type Surroundings = {
  /** Whether a page of the documentation is about an offering. */
  hasPage: (offeringId: string) => boolean;
  /** Whether the sandbox serves a kind, by a definition of its own. */
  isSimulated: (group: string, kind: string) => boolean;
  /** Names of the golden paths, as the catalog has them. */
  templates: Set<string>;
};

/** Reads them from the repository. */
export function readSurroundings(root: string): Surroundings {
  const manifests = path.join(root, 'packages/sandbox/manifests');
  const simulated = new Set(
    fs
      .readdirSync(manifests)
      .filter(name => /\.ya?ml$/.test(name))
      .flatMap(name =>
        parseAllDocuments(fs.readFileSync(path.join(manifests, name), 'utf8')),
      )
      .map(document => document.toJS())
      .filter(object => object?.kind === 'CustomResourceDefinition')
      .map(({ spec }) => `${spec.group}/${spec.names.kind}`),
  );
  const templates = path.join(root, 'templates');
  const index = parse(
    fs.readFileSync(path.join(templates, 'index.yaml'), 'utf8'),
  );
  return {
    hasPage: id =>
      fs.existsSync(
        path.join(root, `docs/offerings/${id.replace('.', '/')}.md`),
      ),
    // What Kubernetes itself serves is real in the sandbox.
    isSimulated: (group, kind) =>
      !group.includes('.') ||
      group.endsWith('.k8s.io') ||
      simulated.has(`${group}/${kind}`),
    templates: new Set(
      index.spec.targets.map(
        (target: string) =>
          `template:default/${
            parse(fs.readFileSync(path.join(templates, target), 'utf8'))
              .metadata.name
          }`,
      ),
    ),
  };
}
