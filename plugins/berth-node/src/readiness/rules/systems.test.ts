import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRule } from './findRule';
import { systems } from './systems';

const groups = systems.flatMap(({ system, groups: judges }) =>
  Object.keys(judges).map(group => ({ system, group, judges: judges[group] })),
);
const kinds = groups.flatMap(({ group, judges }) =>
  Object.keys(judges).map(kind => `${group}/${kind}`),
);

describe('the systems whose kinds Berth knows', () => {
  it('have a name each, as it stands in a rule', () => {
    const names = systems.map(({ system }) => system);
    expect(names).toEqual(
      names.map(() => expect.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
    );
  });

  it('claim no kind twice', () => {
    const twice = kinds.filter((kind, index) => kinds.indexOf(kind) !== index);
    expect(twice).toEqual([]);
  });

  it('judge something each', () => {
    for (const { judges } of groups) {
      expect(Object.keys(judges)).not.toEqual([]);
    }
    for (const { groups: judges } of systems) {
      expect(Object.keys(judges)).not.toEqual([]);
    }
  });

  it.each(groups)(
    'are found: $system for $group',
    ({ system, group, judges }) => {
      for (const kind of Object.keys(judges)) {
        const found = findRule(
          group.replace('*', 'any'),
          kind === '*' ? 'Any' : kind,
        );
        expect(found.rule).toBe(`${system}/${kind === '*' ? 'Any' : kind}`);
      }
    },
  );

  it('leave the kinds of others to the conventions', () => {
    for (const group of ['', 'apps', 'nobody.example', 'xcert-manager.io']) {
      expect(findRule(group, 'Melting').rule).toBe('kstatus');
    }
  });

  it('hold all that a file of rules has', () => {
    const list = readFileSync(join(__dirname, 'systems.ts'), 'utf8');
    const files = readdirSync(__dirname)
      .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .filter(file =>
        /^export const \w+: SystemRules(\[\])? =/m.test(
          readFileSync(join(__dirname, file), 'utf8'),
        ),
      );
    expect(
      files.filter(
        file =>
          file !== 'systems.ts' &&
          !list.includes(`from './${file.replace('.ts', '')}'`),
      ),
    ).toEqual([]);
  });
});
