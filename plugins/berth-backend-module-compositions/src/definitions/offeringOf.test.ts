import type { OfferedDefinition } from '@berth/backstage-plugin-berth-node';
import { offeringOf } from './offeringOf';
import { crossplane, kro } from './origins';

const definition = (
  more: Partial<OfferedDefinition> = {},
  spec: object = {},
): OfferedDefinition => ({
  name: 'webapps.platform.test',
  kind: {
    group: 'platform.test',
    version: 'v1',
    kind: 'WebApp',
    plural: 'webapps',
  },
  namespaced: true,
  schema: {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: { size: { type: 'string' }, ...spec },
      },
    },
  },
  printerColumns: undefined,
  annotations: {},
  ...more,
});

describe('offeringOf', () => {
  it('names what nobody has named', () => {
    expect(offeringOf(definition())).toMatchObject({
      id: 'composition.webapps.platform.test',
      title: 'Web App',
      description: 'WebApp of platform.test.',
      category: 'composition',
      // Nobody has said that nothing would be lost.
      holdsData: true,
      docs: undefined,
      advanced: [],
    });
  });

  it('says what annotations say, as far as it makes sense', () => {
    const annotations = {
      'berth.dev/title': ' Web application ',
      'berth.dev/description': 'One that scales.',
      'berth.dev/category': 'serverless',
      'berth.dev/docs': 'https://docs.test/apps',
      'berth.dev/template': 'template:default/web-app',
      'berth.dev/holds-data': 'false',
      'berth.dev/fields': 'size',
    };
    expect(offeringOf(definition({ annotations }))).toMatchObject({
      title: 'Web application',
      description: 'One that scales.',
      category: 'serverless',
      docs: 'https://docs.test/apps',
      template: 'template:default/web-app',
      holdsData: false,
    });
    const nonsense = {
      'berth.dev/category': 'Not A Category!',
      'berth.dev/docs': 'data:text/html,hello',
    };
    expect(offeringOf(definition({ annotations: nonsense }))).toMatchObject({
      category: 'composition',
      docs: undefined,
    });
  });

  it('knows what a claim will use as far as an annotation says', () => {
    const offering = (usage?: string) =>
      offeringOf(
        definition({ annotations: usage ? { 'berth.dev/usage': usage } : {} }),
      )!;
    const input = { size: '10Gi' };
    const said = offering('requests.storage: 2 * .spec.size');
    expect(said.usage(input)).toEqual({ 'requests.storage': '20Gi' });
    expect(said.isUsageKnown(input)).toBe(true);
    expect(said.isUsageKnown({})).toBe(false);
    expect(offering().usage(input)).toEqual({});
    expect(offering().isUsageKnown(input)).toBe(false);
    expect(() => offering('requests.storage: much')).toThrow(
      "'much' is neither a quantity nor a field of the spec",
    );
  });

  it('has an id that fits a label, the same for the same definition', () => {
    const name = `webapps.${'very-long.'.repeat(12)}test`;
    const [one, two] = [1, 2].map(() => offeringOf(definition({ name }))!.id);
    expect(one).toBe(two);
    expect(one.length).toBeLessThanOrEqual(63);
    expect(one).toMatch(/^composition\.webapps\..*[a-z0-9]$/);
    expect(offeringOf(definition({ name: `${name}x` }))!.id).not.toBe(one);
  });

  it("folds Crossplane's machinery, and drops what it writes itself", () => {
    const machinery = {
      crossplane: {
        type: 'object',
        properties: {
          compositionRef: { type: 'object' },
          resourceRefs: { type: 'array', items: { type: 'object' } },
        },
      },
      compositionRef: { type: 'object' },
      resourceRef: { type: 'object' },
      writeConnectionSecretToRef: { type: 'object' },
    };
    const offering = offeringOf(
      definition({ origin: 'crossplane' }, machinery),
    )!;
    expect(offering.advanced).toEqual([
      'crossplane',
      'compositionRef',
      'writeConnectionSecretToRef',
    ]);
    expect(JSON.stringify(offering.inputSchema)).not.toContain('resourceRef');
    // Of anybody else these are fields like others.
    expect(offeringOf(definition({}, machinery))!.advanced).toEqual([]);
  });

  it('is none of what no namespace holds, and says nothing of what claims are for', () => {
    expect(() => offeringOf(definition({ namespaced: false }))).toThrow(
      'no tenant can have any',
    );
    expect(
      offeringOf(
        definition({ namespaced: false }, { claimRef: { type: 'object' } }),
      ),
    ).toBeUndefined();
  });
});

describe('origins', () => {
  const made = (metadata: object) => ({
    apiVersion: 'meta.k8s.io/v1',
    kind: 'PartialObjectMetadata',
    metadata: { name: 'webapps.platform.test', ...metadata },
  });

  it('are found by the owner that Crossplane sets', () => {
    const owner = {
      apiVersion: 'apiextensions.crossplane.io/v1',
      kind: 'CompositeResourceDefinition',
      name: 'webapps.platform.test',
    };
    expect(crossplane.nameOf(made({ ownerReferences: [owner] }))).toBe(
      'webapps.platform.test',
    );
    expect(
      crossplane.nameOf(
        made({ ownerReferences: [{ ...owner, kind: 'Other' }] }),
      ),
    ).toBeUndefined();
  });

  it.each(['internal.kro.run', 'kro.run'])(
    'are found by the label of %s',
    prefix => {
      const labels = { [`${prefix}/resource-graph-definition-name`]: 'web' };
      expect(kro.nameOf(made({ labels }))).toBe('web');
      expect(kro.nameOf(made({}))).toBeUndefined();
    },
  );
});
