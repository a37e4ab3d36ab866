import {
  FieldFormatEntityPolicy,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  templateEntityV1beta3Validator,
  type TemplateEntityV1beta3,
} from '@backstage/plugin-scaffolder-common';
import { CLAIM_NAME_PATTERN } from '@berth/backstage-plugin-berth-common';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { cloudNativePg } from './offering';

const INDEX = resolve(__dirname, '../../../../templates/index.yaml');

const load = <T extends Entity>(file: string): T =>
  parse(readFileSync(file, 'utf8'));

const index = load<Entity & { spec: { targets: string[] } }>(INDEX);
const templates = index.spec.targets.map(target =>
  load<TemplateEntityV1beta3>(resolve(dirname(INDEX), target)),
);
const template = templates.find(
  entity => stringifyEntityRef(entity) === cloudNativePg.template,
)!;

describe('the golden path', () => {
  it('is listed in templates/index.yaml under the ref that the offering names', () => {
    expect(template).toBeDefined();
  });

  it.each([index, ...templates].map(entity => [entity.kind, entity] as const))(
    'is an entity that the catalog takes: %s',
    async (_, entity) => {
      const policies = [
        new SchemaValidEntityPolicy(),
        new FieldFormatEntityPolicy(),
      ];
      for (const policy of policies) {
        expect(await policy.enforce(entity)).toBe(entity);
      }
    },
  );

  it("fits the scaffolder's schema, which is not for anything", async () => {
    expect(await templateEntityV1beta3Validator.check(template)).toBe(true);
    await expect(
      templateEntityV1beta3Validator.check({
        ...template,
        spec: { ...template.spec, steps: [{ id: 'no action' }] },
      } as unknown as Entity),
    ).rejects.toThrow(/action/);
  });

  const [page, ...more] = [template.spec.parameters].flat();
  const fields = page?.properties as Record<string, Record<string, unknown>>;

  it('is one page of fields that fill themselves in', () => {
    expect(more).toEqual([]);
    expect(
      Object.entries(fields).map(([field, schema]) => [
        field,
        schema['ui:field'],
        schema['ui:options'],
      ]),
    ).toEqual([
      ['name', 'BerthName', { offering: cloudNativePg.id }],
      ['place', 'BerthTenant', { offering: cloudNativePg.id }],
      ['input', 'BerthOfferingInput', { offering: cloudNativePg.id }],
    ]);
  });

  it('takes the names that the offering takes', () => {
    expect(fields.name).toMatchObject({
      pattern: CLAIM_NAME_PATTERN,
      maxLength: cloudNativePg.maxNameLength,
    });
  });

  it('asks for this offering and waits for that claim', () => {
    expect(
      template.spec.steps.map(({ id, action, input }) => [id, action, input]),
    ).toEqual([
      [
        'request',
        `berth:${cloudNativePg.category}:request`,
        {
          tenant: '${{ parameters.place.tenant }}',
          cluster: '${{ parameters.place.cluster }}',
          namespace: '${{ parameters.place.namespace }}',
          name: '${{ parameters.name }}',
          offering: cloudNativePg.id,
          input: '${{ parameters.input }}',
        },
      ],
      [
        'wait',
        'berth:claim:wait',
        {
          claimId: '${{ steps.request.output.claimId }}',
          phase: 'Ready',
          timeoutSeconds: 900,
        },
      ],
    ]);
  });

  it('uses nothing but parameters and outputs that there are', () => {
    const outputs = [
      'requestId',
      'claimId',
      'claimPath',
      'claimUrl',
      'entityRef',
      'cluster',
      'namespace',
      'name',
    ];
    const place = Object.keys(fields.place.properties as object);
    const known = [
      ...Object.keys(fields).map(field => `parameters.${field}`),
      ...place.map(field => `parameters.place.${field}`),
      ...outputs.map(field => `steps.request.output.${field}`),
    ];
    const text = JSON.stringify(template.spec);
    const used = [...text.matchAll(/\$\{\{\s*([\w.]+)\s*\}\}/g)];
    expect(used.length).toBeGreaterThan(8);
    expect(used.length).toBe(text.split('${{').length - 1);
    expect(
      used.map(([, name]) => name).filter(n => !known.includes(n)),
    ).toEqual([]);
  });
});
