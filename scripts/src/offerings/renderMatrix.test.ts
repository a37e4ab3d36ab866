import fs from 'node:fs';
import path from 'node:path';
import { createOffering } from '@berth/backstage-plugin-berth-node';
import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- a package that is not installed
import { valkeyCache } from '../../../plugins/scaffolder-backend-module-berth/src/__fixtures__/third-party-package/src/valkeyCache';
import { offerings } from '../lib/offerings';
import { MATRIX_FILE } from './matrixCommand';
import { renderMatrix } from './renderMatrix';
import { readSurroundings, type Surroundings } from './surroundings';

const root = path.resolve(__dirname, '../../..');

const nothing: Surroundings = {
  hasPage: () => false,
  isSimulated: () => false,
  templates: new Set(),
};

/** The cells of the first table's rows, without the header. */
function rowsOf(page: string): string[][] {
  const lines = page.split('\n').filter(line => line.startsWith('| '));
  const end = lines.findIndex((line, index) => index > 1 && /^\| -/.test(line));
  return lines
    .slice(2, end === -1 ? undefined : end - 1)
    .map(line => line.split(' | ').map(cell => cell.replace(/^\| |\|$/g, '')))
    .map(cells => cells.map(cell => cell.trim()));
}

describe('renderMatrix', () => {
  it('is what the documentation holds', () => {
    const page = fs.readFileSync(path.join(root, MATRIX_FILE), 'utf8');
    expect(renderMatrix(offerings, readSurroundings(root))).toBe(page);
  });

  it('has a row for each offering and no empty cell', () => {
    const rows = rowsOf(renderMatrix(offerings, readSurroundings(root)));
    expect(rows).toHaveLength(offerings.length);
    for (const row of rows) {
      expect(row).toHaveLength(12);
      expect(row.filter(cell => cell === '')).toEqual([]);
    }
  });

  it('has a row for an offering of a package that is not ours', () => {
    const page = renderMatrix([valkeyCache], readSurroundings(root));
    expect(rowsOf(page)[0]).toEqual([
      'Valkey cache (`cache.valkey`)',
      '2 fields, 0 required, 1 advanced',
      'requests.cpu, requests.memory, limits.memory, pods, services',
      'Deployment',
      'planned ¹',
      'Deployment',
      'endpoints, Secret references',
      '1 actions',
      'Resource, cache',
      'none ⁵',
      'none ⁶',
      'stand-in',
    ]);
    expect(page).toContain('Stop (`stop`)');
  });

  it('gives a reason for everything that is missing', () => {
    const page = renderMatrix([anOffering({ actions: undefined })], nothing);
    for (const mark of [
      'planned ¹',
      'none ²',
      'none ³',
      'none ⁴',
      'none ⁵',
      'none ⁶',
    ]) {
      expect(rowsOf(page)[0]).toContain(mark);
      expect(page).toContain(`- **${mark}**: `);
    }
  });

  it('says of each action who may ask for it and what is lost', () => {
    const page = renderMatrix(
      [
        anOffering({
          connection: () => undefined,
          actions: {
            wipe: {
              title: 'Wipe',
              description: 'Wipes it.',
              destructive: true,
              permission: 'platform',
              plan: () => [],
            },
          },
        }),
      ],
      { ...nothing, hasPage: () => true, isSimulated: () => true },
    );
    expect(page).toMatch(
      /\| `test\.thing` +\| Wipe \(`wipe`\) +\| nothing +\| the platform team +\| yes +\|/,
    );
    expect(page).toContain('[page](test/thing.md)');
    expect(page).toContain('endpoints, Secret references');
  });

  it('is the same whatever the order, and keeps bars out of cells', () => {
    const [one, two] = ['test.one', 'test.two'].map(id =>
      createOffering({
        id,
        title: 'A | B',
        description: 'Test',
        category: 'test',
        primary: anOffering().primary,
        requires: [],
        holdsData: false,
        plans: {},
        input: z => ({ image: z.string().min(3) }),
        manifests: () => [],
        usage: () => ({}),
        readiness: anOffering().readiness,
      }),
    );
    const page = renderMatrix([two, one], nothing);
    expect(page).toBe(renderMatrix([one, two], nothing));
    expect(page).toContain('A \\| B');
    expect(page).toContain('by its plan ⁷');
  });
});
