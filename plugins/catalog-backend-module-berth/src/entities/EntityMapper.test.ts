import { mockServices } from '@backstage/backend-test-utils';
import {
  DefaultNamespaceEntityPolicy,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  parseLocationRef,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
  type Entity,
} from '@backstage/catalog-model';
import {
  catalogAnnotations,
  claimEntityRef,
  coreKinds,
  type Claim,
} from '@berth/backstage-plugin-berth-common';
import { createOfferingRegistry } from '@berth/backstage-plugin-berth-node';
import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import {
  aClaim,
  aCluster,
  aCoreObject,
  aRequest,
  aTenant,
} from '@berth/test-utils';
import fc from 'fast-check';
import { EntityMapper } from './EntityMapper';

const offering = anOffering({
  id: 'test.thing',
  title: 'Thing',
  entity: claim => ({
    type: 'thing',
    tags: ['thing', 'Not Valid'],
    labelSelector: `example.com/thing=${claim.name}`,
  }),
});

function createMapper(onlyAnnotated: boolean = false) {
  const logger = mockServices.logger.mock();
  const mapper = EntityMapper.create({
    config: {
      appBaseUrl: 'https://portal.example.com',
      defaultOwner: 'group:default/platform',
      resyncIntervalMs: 1,
      onlyAnnotated,
    },
    offerings: createOfferingRegistry(
      offering,
      anOffering({
        id: 'test.broken',
        entity: () => {
          throw new Error('no phase');
        },
      }),
    ),
    logger,
  });
  const shown = (claim: Claim) => mapper.claim(claim)!;
  return { mapper, logger, shown };
}

// What the catalog does to an entity of a provider before it takes it.
const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);
async function accepted(entity: Entity): Promise<boolean> {
  const enforced = await policy.enforce(entity);
  return (
    (await systemEntityV1alpha1Validator.check(enforced!)) ||
    (await resourceEntityV1alpha1Validator.check(enforced!))
  );
}

describe('EntityMapper', () => {
  it('shows a tenant as a System of its owner', () => {
    const { mapper } = createMapper();
    expect(
      mapper.tenant(aTenant({ title: 'Payments', description: 'Takes money' })),
    ).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: {
        namespace: 'default',
        name: 'payments',
        title: 'Payments',
        description: 'Takes money',
        annotations: {
          'backstage.io/managed-by-location': 'berth:tenants/payments',
          'backstage.io/managed-by-origin-location': 'berth:tenants/payments',
          'berth.dev/tenant': 'payments',
        },
        tags: ['tenant'],
        links: [
          {
            url: 'https://portal.example.com/berth/tenants/payments',
            title: 'Tenant',
            type: 'berth-tenant',
            icon: 'dashboard',
          },
        ],
      },
      spec: { type: 'tenant', owner: 'group:default/payments' },
    });
  });

  it('shows a cluster without what would declare it a second time', () => {
    const { mapper } = createMapper();
    const entity = mapper.cluster(aCluster({ title: 'Sandbox' }));
    expect(entity).toMatchObject({
      kind: 'Resource',
      metadata: { name: 'sandbox', title: 'Sandbox' },
      spec: { type: 'kubernetes-cluster', owner: 'group:default/platform' },
    });
    expect(Object.keys(entity.metadata.annotations!)).toEqual([
      'backstage.io/managed-by-location',
      'backstage.io/managed-by-origin-location',
      'berth.dev/cluster',
    ]);
  });

  it('shows a claim as a Resource of its tenant, with its pods', () => {
    const { mapper } = createMapper();
    const claim = aClaim({ offering: 'test.thing' });
    const id = 'sandbox:payments:test.thing:orders-db';
    expect(mapper.claim(claim)).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        namespace: 'default',
        name: 'sandbox_payments_test.thing_orders-db',
        title: 'orders-db',
        description: 'Thing in namespace payments of cluster sandbox',
        annotations: {
          'backstage.io/managed-by-location': `berth:claims/${id}`,
          'backstage.io/managed-by-origin-location': `berth:claims/${id}`,
          'berth.dev/claim-id': id,
          'berth.dev/offering': 'test.thing',
          'berth.dev/tenant': 'payments',
          'backstage.io/kubernetes-cluster': 'sandbox',
          'backstage.io/kubernetes-namespace': 'payments',
          'backstage.io/kubernetes-label-selector':
            'example.com/thing=orders-db',
        },
        tags: ['thing'],
        links: [
          {
            url: `https://portal.example.com/berth/claims/${id}`,
            title: 'Claim',
            type: 'berth-claim',
            icon: 'dashboard',
          },
        ],
      },
      spec: {
        type: 'thing',
        owner: 'group:default/payments',
        system: 'payments',
        dependsOn: ['resource:default/sandbox'],
      },
    });
  });

  it.each([
    ['is not installed here', 'database.cloudnative-pg', 'database', 0],
    ['fails to describe it', 'test.broken', 'test', 1],
  ])('makes do without an offering that %s', (_, id, type, warnings) => {
    const { logger, shown } = createMapper();
    const entity = shown(aClaim({ offering: id }));
    expect(entity.spec?.type).toBe(type);
    expect(entity.metadata.tags).toEqual([id.split('.')[1]]);
    expect(
      entity.metadata.annotations?.['backstage.io/kubernetes-label-selector'],
    ).toBe('berth.dev/claim=orders-db');
    expect(logger.warn).toHaveBeenCalledTimes(warnings);
  });

  it('gives no label selector that Kubernetes would refuse', () => {
    const { shown } = createMapper();
    const name = 'x'.repeat(64);
    const entity = shown(aClaim({ name }));
    expect(entity.metadata.annotations).not.toHaveProperty(
      'backstage.io/kubernetes-label-selector',
    );
  });

  it('gives to the default owner what has none that the catalog can read', () => {
    const { mapper, logger, shown } = createMapper();
    const owner = 'nobody in particular';
    expect(mapper.tenant(aTenant({ owner })).spec?.owner).toBe(
      'group:default/platform',
    );
    expect(logger.warn).toHaveBeenCalledWith(
      'The owner of a tenant is no entity ref of a Group',
      { tenant: 'payments', instead: 'group:default/platform' },
    );
    expect(shown(aClaim({ owner: undefined })).spec?.owner).toBe(
      'group:default/platform',
    );
  });

  it('leaves a claim of no tenant without a system', () => {
    const { shown } = createMapper();
    const entity = shown(aClaim({ tenant: undefined }));
    expect(entity.spec).not.toHaveProperty('system');
    expect(entity.metadata.annotations).not.toHaveProperty('berth.dev/tenant');
  });

  it('shows nothing that changes while a claim comes up', () => {
    const { mapper } = createMapper();
    const changes: Array<Partial<Claim>> = [
      {
        phase: 'Ready',
        reason: 'Healthy',
        message: 'Cluster in healthy state',
      },
      { progress: { done: 1, total: 3 }, generation: 7, stale: true },
      {
        since: '2026-02-02T00:00:00.000Z',
        details: [{ label: 'a', value: 'b' }],
      },
      { connection: { endpoints: [] }, simulated: true, uid: 'u' },
    ];
    const before = JSON.stringify(mapper.claim(aClaim()));
    for (const change of changes) {
      expect(JSON.stringify(mapper.claim(aClaim(change)))).toBe(before);
    }
    expect(
      JSON.stringify(
        mapper.tenant(aTenant({ claims: { Ready: 3 }, mine: true })),
      ),
    ).toBe(JSON.stringify(mapper.tenant(aTenant())));
    expect(
      JSON.stringify(
        mapper.cluster(aCluster({ state: 'stale', message: 'gone' })),
      ),
    ).toBe(JSON.stringify(mapper.cluster(aCluster())));
  });

  it('shows what a claim on its way will be, by the same name', () => {
    const { mapper, shown } = createMapper();
    const request = aRequest({ offering: 'test.thing' });
    const claim = aClaim({ offering: 'test.thing' });
    const pending = mapper.pending({
      ...request,
      claimId: claim.id,
      owner: claim.owner,
    })!;
    const entity = shown(claim);
    expect(stringifyEntityRef(pending)).toBe(stringifyEntityRef(entity));
    expect(pending.spec).toEqual(entity.spec);
    expect(pending.metadata).toMatchObject({
      title: 'orders-db',
      description: 'Thing in namespace payments of cluster sandbox, on its way',
      tags: ['thing', 'pending'],
      annotations: { 'berth.dev/pending-request': request.id },
    });
  });

  it('shows what the annotations of the object say', () => {
    const { shown } = createMapper();
    const entity = shown(
      aClaim({
        offering: 'test.thing',
        catalog: {
          'berth.dev/owner': 'group:default/dba',
          'berth.dev/title': 'Orders',
          'berth.dev/system': 'checkout',
          'berth.dev/tags': 'gold',
          'berth.dev/type': 'store',
          'berth.dev/lifecycle': 'production',
          'berth.dev/depends-on': 'component:default/cart',
          'terasky.backstage.io/consumesApis': 'prices',
          'terasky.backstage.io/providesApis': 'orders',
          'berth.dev/annotations': 'berth.dev/claim-id=other,example.com/a=b',
          'berth.dev/label-selector': 'app=orders',
          'backstage.io/techdocs-ref': 'url:https://git.example.com/orders/',
        },
      }),
    );
    expect(entity).toMatchObject({
      metadata: {
        name: 'sandbox_payments_test.thing_orders-db',
        title: 'Orders',
        tags: ['thing', 'gold'],
        annotations: {
          'berth.dev/claim-id': 'sandbox:payments:test.thing:orders-db',
          'example.com/a': 'b',
          'backstage.io/techdocs-ref': 'url:https://git.example.com/orders/',
          'backstage.io/kubernetes-label-selector': 'app=orders',
        },
      },
      spec: {
        type: 'store',
        lifecycle: 'production',
        owner: 'group:default/dba',
        system: 'system:default/checkout',
        dependsOn: [
          'resource:default/sandbox',
          // It is still the tenant's.
          'system:default/payments',
          'component:default/cart',
          'api:default/prices',
        ],
        dependencyOf: ['api:default/orders'],
      },
    });
  });

  it("shows an object of one of Kubernetes' own kinds as a Resource of its tenant", () => {
    const { mapper } = createMapper();
    const catalog = {
      'berth.dev/title': 'What payments may use',
      'berth.dev/tags': 'limits',
    };
    expect(mapper.coreObject(aCoreObject({ catalog }))).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        namespace: 'default',
        name: 'sandbox_payments_core_resourcequota_limits',
        title: 'What payments may use',
        description: 'Resource quota in namespace payments of cluster sandbox',
        annotations: {
          'backstage.io/managed-by-location':
            'berth:core-objects/sandbox:payments:ResourceQuota:limits',
          'backstage.io/managed-by-origin-location':
            'berth:core-objects/sandbox:payments:ResourceQuota:limits',
          'berth.dev/tenant': 'payments',
          'backstage.io/kubernetes-cluster': 'sandbox',
          'backstage.io/kubernetes-namespace': 'payments',
        },
        tags: ['kubernetes', 'limits'],
        links: [
          {
            url: 'https://portal.example.com/berth/tenants/payments',
            title: 'Tenant',
            type: 'berth-tenant',
            icon: 'dashboard',
          },
        ],
      },
      spec: {
        type: 'resource-quota',
        owner: 'group:default/payments',
        system: 'payments',
        dependsOn: ['resource:default/sandbox'],
      },
    });
  });

  it('takes of a namespace what is said of the tenant only for the tenant', () => {
    const { mapper } = createMapper();
    const namespace = (catalog: Record<string, string>) =>
      mapper.coreObject(
        aCoreObject({ kind: 'Namespace', name: 'payments', catalog }),
      );
    const shown = namespace({
      'berth.dev/title': 'Payments',
      'berth.dev/links': '[{"url":"https://wiki.example.com"}]',
      'berth.dev/owner': 'group:default/others',
    });
    expect(shown).toMatchObject({
      metadata: { name: 'sandbox_namespace_payments', title: 'payments' },
      spec: { type: 'kubernetes-namespace', owner: 'group:default/others' },
    });
    expect(shown?.metadata.links).toHaveLength(1);
    expect(namespace({ 'berth.dev/catalog': 'false' })).toBeUndefined();
  });

  it("shows what the tenant's namespaces say", () => {
    const { mapper } = createMapper();
    const catalog = {
      'terasky.backstage.io/domain': 'money',
      'berth.dev/tags': 'regulated',
      'berth.dev/links': '[{"url":"https://wiki.example.com","title":"Wiki"}]',
    };
    const tenant = mapper.tenant(aTenant({ catalog }));
    expect(tenant.spec?.domain).toBe('domain:default/money');
    expect(tenant.metadata.tags).toEqual(['tenant', 'regulated']);
    expect(tenant.metadata.links).toHaveLength(2);
  });

  it.each([
    [undefined, true, false],
    [{ 'berth.dev/catalog': 'false' }, false, false],
    [{ 'terasky.backstage.io/exclude-from-catalog': 'true' }, false, false],
    [{ 'berth.dev/catalog': 'true' }, true, true],
    [{ 'terasky.backstage.io/add-to-catalog': 'true' }, true, true],
  ])(
    'shows a claim with %j: %s, and where only annotated ones are: %s',
    (catalog, usually, onlyAnnotated) => {
      const claim = aClaim({ catalog });
      const isShown = (only: boolean) =>
        createMapper(only).mapper.claim(claim) !== undefined;
      expect(isShown(false)).toBe(usually);
      expect(isShown(true)).toBe(onlyAnnotated);
    },
  );

  it('gives the claim the entity ref that everybody else computes', () => {
    const { shown } = createMapper();
    const claim = aClaim({ name: 'a-very-long-name-for-an-orders-database' });
    expect(stringifyEntityRef(shown(claim))).toBe(claimEntityRef(claim));
  });

  it('makes entities that the catalog takes, whatever the texts are', async () => {
    const { mapper } = createMapper();
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
      fc.constantFrom(
        'x'.repeat(200),
        '\u0000',
        '<img src=x onerror=alert(1)>',
        'a:b/c',
        '../..',
        ' ',
      ),
    );
    const said = fc.oneof(
      text,
      fc.constantFrom(
        'a,b\nc=d',
        'group:default/x,api:y, component:default/z',
        '[{"url":"javascript:alert(1)"},{"url":"https://a.b","title":7},null]',
        'kubernetes.io/api-server=https://evil.example.com',
        'example.com/a=b,example.com/c=d',
        'https://github.com/a/b',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          cluster: text,
          namespace: text,
          name: text,
          offering: fc.oneof(text, fc.constant('test.thing')),
          tenant: fc.option(text, { nil: undefined }),
          owner: fc.option(text, { nil: undefined }),
        }),
        text,
        fc.dictionary(
          fc.constantFrom(...Object.values(catalogAnnotations).flat()),
          said,
          { maxKeys: 8 },
        ),
        async (fields, title, catalog) => {
          const name = fields.tenant ?? fields.name;
          const entities = [
            mapper.claim(aClaim({ ...fields, catalog }))!,
            mapper.cluster(aCluster({ name: fields.cluster, title })),
            ...coreKinds.map(
              kind =>
                mapper.coreObject(
                  aCoreObject({ ...fields, kind, tenant: name, catalog }),
                )!,
            ),
            mapper.tenant(
              aTenant({
                name,
                title,
                description: title,
                owner: fields.owner,
                catalog,
              }),
            ),
            mapper.pending({
              ...aRequest({ claimId: aClaim(fields).id, tenant: name }),
              owner: fields.owner,
            })!,
          ];
          for (const entity of entities) {
            expect(await accepted(entity)).toBe(true);
            expect(
              parseLocationRef(
                entity.metadata.annotations![
                  'backstage.io/managed-by-location'
                ],
              ).type,
            ).toBe('berth');
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
