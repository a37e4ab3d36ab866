import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { valkeyCache } from './__fixtures__/third-party-package/src/valkeyCache';

const packageFolder = resolve(__dirname, '__fixtures__/third-party-package');
const page = readFileSync(
  resolve(__dirname, '../../../docs/adding-an-offering.md'),
  'utf8',
);

/** The blocks of code on the page, in a language. */
function blocks(language: string): string[] {
  return [...page.matchAll(/^```(\w+)\n([^]*?)^```/gm)]
    .filter(([, found]) => found === language)
    .map(([, , text]) => text);
}

describe('the page on adding an offering', () => {
  it('has the package as the fixture is', () => {
    const manifest = JSON.parse(
      readFileSync(resolve(packageFolder, 'package.json'), 'utf8'),
    );
    const [shown] = blocks('json').map(text => JSON.parse(text));
    expect(manifest).toMatchObject({
      name: shown.name,
      backstage: shown.backstage,
    });
    expect(Object.keys(shown.dependencies)).toEqual(
      Object.keys(manifest.dependencies),
    );
    const index = readFileSync(resolve(packageFolder, 'src/index.ts'), 'utf8');
    const code = (text: string) =>
      text.split('\n').filter(line => line && !/^\/[/*]/.test(line));
    expect(code(blocks('ts')[0])).toEqual(code(index));
    expect(page).toContain(`backend.add(import('${manifest.name}'));`);
  });

  it('links to files that are there', () => {
    const links = [...page.matchAll(/\]\((\.\.[^)]+)\)/g)].map(
      ([, path]) => path,
    );
    expect(links.length).toBeGreaterThan(3);
    expect(
      links.filter(
        link => !existsSync(resolve(__dirname, '../../../docs', link)),
      ),
    ).toEqual([]);
  });

  it('tests an offering as the page does', () => {
    const objects = valkeyCache.manifests(
      valkeyCache.parseInput({ plan: 'large' }),
      {
        cluster: 'any',
        tenant: 'payments',
        namespace: 'payments',
        name: 'sessions',
      },
    );
    const claim = { primary: objects[1], children: [] };
    expect(valkeyCache.readiness(claim).phase).toBe('Provisioning');
    expect(valkeyCache.planAction('stop', {}, claim)).toHaveLength(1);
  });
});
