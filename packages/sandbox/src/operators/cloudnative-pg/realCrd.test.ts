import { existsSync } from 'node:fs';
import path from 'node:path';
import { readManifests } from '../../kubernetes/manifests';
import { packageFolder, repositoryFolder } from '../../packageFolder';
import { startSandbox } from '../../startSandbox';
import type { Sandbox } from '../../types';
import { phases } from './phases';
import type { Cluster } from './types';

jest.setTimeout(60_000);

// CloudNativePG's own definition, and manifests that it takes. They lie beside
// the repository on machines that have them, and are no part of it.
const upstream = path.resolve(repositoryFolder, '../shared/kubernetes');
const crdFile = path.join(
  upstream,
  'crds/cloudnative-pg/postgresql.cnpg.io_clusters.yaml',
);
const exampleFile = path.join(upstream, 'examples/10-cloudnativepg.yaml');

// Skipped where there is nothing to compare with.
const describeWithUpstream = existsSync(crdFile) ? describe : describe.skip;

interface Schema {
  type?: string;
  enum?: string[];
  default?: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema;
}

async function schemaOf(file: string): Promise<Schema> {
  const [crd] = await readManifests(file);
  const { versions } = crd.spec as {
    versions: Array<{ name: string; schema: { openAPIV3Schema: Schema } }>;
  };
  return versions.find(({ name }) => name === 'v1')!.schema.openAPIV3Schema;
}

// Where one schema says something else than another, by the path of the field.
function differences(
  ours: Schema,
  theirs: Schema | undefined,
  at = '',
): string[] {
  if (!theirs) {
    return [`${at} is not upstream`];
  }
  const found = ours.type === theirs.type ? [] : [`${at} has another type`];
  if (JSON.stringify(ours.default) !== JSON.stringify(theirs.default)) {
    found.push(`${at} has another default`);
  }
  const children = Object.entries(ours.properties ?? {}).map(
    ([name, schema]): [Schema, Schema | undefined, string] => [
      schema,
      theirs.properties?.[name],
      `${at}.${name}`,
    ],
  );
  if (ours.items) {
    children.push([ours.items, theirs.items, `${at}[]`]);
  }
  return [...found, ...children.flatMap(child => differences(...child))];
}

describeWithUpstream("CloudNativePG's own definition", () => {
  let sandbox: Sandbox | undefined;

  afterAll(async () => sandbox?.stop());

  it('has every field that ours has, with its type and default', async () => {
    const ours = await schemaOf(
      path.join(packageFolder, 'manifests/cloudnative-pg.yaml'),
    );

    expect(differences(ours, await schemaOf(crdFile))).toEqual([]);
  });

  it('takes what the stand-in writes into a status', async () => {
    sandbox = await startSandbox({ operatorDelayMs: 10 });
    const admin = sandbox.admin;
    const examples = (
      existsSync(exampleFile) ? await readManifests(exampleFile) : []
    ).filter(({ kind }) => kind === 'Cluster');
    // Ours takes what upstream documents.
    for (const example of examples) {
      await sandbox.apply({
        ...example,
        metadata: { ...example.metadata, namespace: 'default' },
      });
    }

    await sandbox.apply(crdFile);
    const cluster = {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name: 'real', namespace: 'default' },
      spec: {
        instances: 2,
        storage: { size: '1Gi' },
        walStorage: { size: '1Gi' },
      },
    };
    await sandbox.apply(cluster);
    const reference = { ...cluster, namespace: 'default', name: 'real' };
    const healthy = await admin.waitFor<Cluster>(
      reference,
      found =>
        found?.status?.phase === phases.healthy &&
        found.status.readyInstances === 2,
    );

    // Nothing of it was pruned.
    expect(healthy?.status).toMatchObject({
      currentPrimary: 'real-1',
      instanceNames: ['real-1', 'real-2'],
      topology: { nodesUsed: 2 },
    });
    // It still says what stands behind it.
    const definition = await admin.get({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      name: 'clusters.postgresql.cnpg.io',
    });
    expect(definition.metadata.annotations).toMatchObject({
      'berth.dev/simulated': 'true',
    });
  });
});
