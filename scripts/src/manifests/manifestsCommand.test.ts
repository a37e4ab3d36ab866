import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Progress } from '../lib/Progress.mjs';
import { run } from './manifestsCommand';

const ID = 'database.cloudnative-pg';

describe('yarn manifests', () => {
  let folder: string;
  let printed: string;
  let complaints: string[];

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'berth-manifests-'));
    printed = '';
    complaints = [];
    jest.spyOn(console, 'log').mockImplementation(text => {
      printed += text;
    });
    jest
      .spyOn(console, 'error')
      .mockImplementation(line => complaints.push(line));
  });

  afterEach(() => {
    jest.restoreAllMocks();
    fs.rmSync(folder, { recursive: true });
  });

  const print = (id: string, body: unknown, values = {}) => {
    const file = path.join(folder, 'input.json');
    fs.writeFileSync(
      file,
      typeof body === 'string' ? body : JSON.stringify(body),
    );
    const progress = new Progress();
    return run({ root: '', values, positionals: [id, file], progress });
  };
  const objects = () => parseAllDocuments(printed).map(one => one.toJS());

  it('prints what a request delivers', async () => {
    const code = await print(ID, {
      name: 'orders',
      tenant: 'payments',
      cluster: 'sandbox',
      namespace: 'payments-prod',
      input: { plan: 'small' },
    });
    expect(code).toBe(0);
    expect(objects()[0]).toMatchObject({
      kind: 'Cluster',
      metadata: {
        name: 'orders',
        namespace: 'payments-prod',
        labels: { 'berth.dev/tenant': 'payments', 'berth.dev/offering': ID },
      },
    });
  });

  it('takes the input alone, and the options before the body', async () => {
    await print(ID, {}, { name: 'bills', namespace: 'b', tenant: 't' });
    expect(objects()[0].metadata).toMatchObject({
      name: 'bills',
      namespace: 'b',
      labels: { 'berth.dev/tenant': 't' },
    });
  });

  it('says each field that is wrong on a line', async () => {
    expect(await print(ID, { plan: 'huge', colour: 'red' })).toBe(1);
    expect(complaints).toContain('colour: There is no such field.');
    expect(complaints.some(line => line.startsWith('plan: '))).toBe(true);
    expect(printed).toBe('');
  });

  it('refuses names and files that are wrong', async () => {
    await expect(print(ID, {}, { name: 'No Name' })).rejects.toThrow('name: ');
    await expect(print(ID, '{')).rejects.toThrow('This is no JSON');
  });

  it('lists the offerings where there is no such one', async () => {
    await expect(print('database.none', {})).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(ID),
    });
  });
});
