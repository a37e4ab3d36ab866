import type { Offering } from '@berth/backstage-plugin-berth-node';
import Ajv from 'ajv';
import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { anyClaimName, anyInput } from './anyInput';

const REPOSITORY = resolve(__dirname, '../../..');
const INDEX = resolve(REPOSITORY, 'templates/index.yaml');

/**
 * What holds for every offering: its schema is one, its manifests are pure and
 * carry Berth's labels, its golden path exists and asks for it, and a page of
 * the documentation tells about it.
 *
 * @param options.required - an input that fills in what has no default
 * @public
 */
export function describeOffering(options: {
  offering: Offering;
  fields?: Record<string, fc.Arbitrary<unknown>>;
  required?: object;
}): void {
  const { offering, fields, required = {} } = options;
  const context = {
    cluster: 'sandbox',
    tenant: 'payments',
    namespace: 'payments-dev',
    name: 'orders',
  };

  describe(`the offering ${offering.id}`, () => {
    it('has an input schema of draft 7', () => {
      const ajv = new Ajv({ strict: true });
      expect(ajv.validateSchema(offering.inputSchema)).toBe(true);
      expect(() => ajv.compile(offering.inputSchema)).not.toThrow();
    });

    it('asks for no more than what nobody can guess', () => {
      expect(() => offering.parseInput(required)).not.toThrow();
      const asked = (offering.inputSchema.required ?? []) as string[];
      expect(asked).toEqual(Object.keys(required));
      expect(asked.length).toBeLessThanOrEqual(2);
    });

    it('writes the same objects for the same input, all of them labelled', () => {
      fc.assert(
        fc.property(
          anyInput(offering, fields),
          anyClaimName(offering),
          (input, name) => {
            const write = () =>
              offering.manifests(offering.parseInput(input), {
                ...context,
                name,
              });
            const objects = write();
            expect(write()).toEqual(objects);
            expect(objects.some(object => offering.isClaim(object))).toBe(true);
            for (const { metadata } of objects) {
              expect(metadata.labels).toMatchObject({
                'berth.dev/tenant': 'payments',
                'berth.dev/offering': offering.id,
                'berth.dev/claim': name,
              });
            }
          },
        ),
        { numRuns: 50 },
      );
    });

    it('is Provisioning, and not green, as long as nothing is reported', () => {
      const objects = offering.manifests(
        offering.parseInput(required),
        context,
      );
      const kinds = new Set(offering.primaries.map(({ kind }) => kind));
      const primary = objects.find(({ kind }) => kinds.has(kind));
      expect(primary).toBeDefined();
      const { phase } = offering.readiness({ primary: primary!, children: [] });
      expect(['Provisioning', 'Unknown']).toContain(phase);
    });

    it('has a golden path that asks for it', () => {
      const index = parse(readFileSync(INDEX, 'utf8'));
      const templates = index.spec.targets.map((target: string) =>
        parse(readFileSync(resolve(dirname(INDEX), target), 'utf8')),
      );
      const template = templates.find(
        (one: { metadata: { name: string } }) =>
          `template:default/${one.metadata.name}` === offering.template,
      );
      expect(template).toBeDefined();
      const spec = JSON.stringify(template.spec);
      // One of its own, or the one that asks for an engine only.
      expect(
        [offering.id, offering.engine].some(
          text => text && spec.includes(text),
        ),
      ).toBe(true);
    });

    it('has a page of documentation that names its actions', () => {
      const page = resolve(
        REPOSITORY,
        `docs/offerings/${offering.id.replace('.', '/')}.md`,
      );
      expect([page, existsSync(page)]).toEqual([page, true]);
      const text = readFileSync(page, 'utf8');
      for (const { title } of offering.actions) {
        expect(text).toContain(title);
      }
      if (offering.notice) {
        expect(text.toLowerCase()).toContain(offering.notice.kind);
      }
    });
  });
}
