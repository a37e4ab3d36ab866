import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Progress } from '../lib/Progress.mjs';
import { run } from './readinessCommand';

const DATABASE = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: orders, namespace: payments }
spec: { instances: 1 }
status: { phase: Cluster in healthy state, readyInstances: 1 }
`;
const APPLICATION = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop }
spec: { source: { chart: vcluster } }
status: { health: { status: Healthy }, sync: { status: Synced } }
`;

describe('yarn readiness', () => {
  let folder: string;
  let printed: string[];
  let complaints: string[];

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'berth-readiness-'));
    printed = [];
    complaints = [];
    jest.spyOn(console, 'log').mockImplementation(line => printed.push(line));
    jest
      .spyOn(console, 'error')
      .mockImplementation(line => complaints.push(line));
  });

  afterEach(() => {
    jest.restoreAllMocks();
    fs.rmSync(folder, { recursive: true });
  });

  const write = (name: string, text: string) => {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    return file;
  };
  const judge = async (...positionals: string[]) => ({
    code: await run({
      root: '',
      values: {},
      positionals,
      progress: new Progress(),
    }),
    lines: printed.map(line => JSON.parse(line)),
  });

  it('judges a claim by its offering', async () => {
    const file = write(
      'a.yaml',
      DATABASE.replace(
        'metadata: {',
        'metadata: { labels: { berth.dev/offering: database.cloudnative-pg },',
      ),
    );
    expect(await judge(file)).toEqual({
      code: 0,
      lines: [
        {
          file,
          group: 'postgresql.cnpg.io',
          kind: 'Cluster',
          name: 'orders',
          rule: 'database.cloudnative-pg',
          phase: 'Ready',
          reason: 'ClusterIsReady',
          message: 'The instance is ready.',
        },
      ],
    });
  });

  it('judges what may be no claim by the rule for its kind', async () => {
    const { lines } = await judge(write('a.yaml', APPLICATION));
    expect(lines).toMatchObject([{ rule: 'argo-cd/Application' }]);
  });

  it('reads documents, Lists and folders', async () => {
    write('b/c.yaml', `---\n${DATABASE}---\n${APPLICATION}---\n`);
    const pod = { metadata: { name: 'web' }, status: { phase: 'Failed' } };
    write(
      'b/d/list.json',
      JSON.stringify({ apiVersion: 'v1', kind: 'PodList', items: [pod] }),
    );
    write('b/notes.txt', 'nothing');
    const { code, lines } = await judge(path.join(folder, 'b'));
    expect(code).toBe(0);
    expect(lines.map(({ kind, name }) => [kind, name])).toEqual([
      ['Cluster', 'orders'],
      ['Application', 'shop'],
      ['Pod', 'web'],
    ]);
  });

  it('takes a quoted text that goes on without indentation', async () => {
    const { code, lines } = await judge(
      write(
        'a.yaml',
        `${DATABASE.replace(
          /status.*\n/,
          '',
        )}status:\n  phaseReason: 'did\n  not'\n  phase: Failing over\n`,
      ),
    );
    expect(code).toBe(0);
    expect(lines).toMatchObject([{ phase: 'Degraded' }]);
  });

  it('names what it cannot read, and judges the rest', async () => {
    const bad = write('bad.yaml', `kind: {\n---\n${DATABASE}`);
    const none = write('none.yaml', 'a: 1\n');
    const empty = write('empty.yaml', '');
    const missing = path.join(folder, 'missing.yaml');
    const good = write('good.yaml', DATABASE);
    const { code, lines } = await judge(bad, none, empty, missing, good);
    expect(code).toBe(1);
    expect(lines.map(({ file }) => file)).toContain(good);
    expect(complaints.join('\n')).toContain(`${bad}:`);
    expect(complaints).toContain(
      `${none}:1: This is no Kubernetes object: it lacks apiVersion or kind.`,
    );
    expect(complaints).toContain(
      `${empty}: There is no Kubernetes object in it.`,
    );
    expect(complaints).toContain(`${missing}: There is no such file.`);
  });

  it('wants a file', async () => {
    await expect(judge()).rejects.toThrow('Name files or folders');
  });
});
