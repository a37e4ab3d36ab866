import { kindsOf } from './kindsOf';
import { nextOfClaim } from './nextOfClaim';
import { nextOfComposite } from './nextOfComposite';
import { nextOfDefinition } from './nextOfDefinition';
import { definitionKind, type CompositeResourceDefinition } from './types';

const definition = (
  spec: Partial<CompositeResourceDefinition['spec']> = {},
): CompositeResourceDefinition => ({
  ...definitionKind,
  metadata: {
    name: 'xcaches.a.b',
    uid: 'u',
    generation: 2,
    labels: { mark: 'x' },
    annotations: {
      'simulation.berth.dev/status':
        '{"host":"{.metadata.name}.test","size":"{.spec.size}","no":"{.spec.no}"}',
    },
  },
  spec: {
    group: 'a.b',
    names: { kind: 'XCache', plural: 'xcaches' },
    versions: [{ name: 'v1', served: true, referenceable: true }],
    ...spec,
  },
});
const claimed = definition({
  claimNames: { kind: 'Cache', plural: 'caches' },
  connectionSecretKeys: ['password'],
});
const composite = { apiVersion: 'a.b/v1', kind: 'XCache' };
const claim = {
  apiVersion: 'a.b/v1',
  kind: 'Cache',
  metadata: { name: 'one', namespace: 'dev', uid: 'abcde-fg', generation: 1 },
  spec: { size: 3, writeConnectionSecretToRef: { name: 'login' } },
};

describe('kindsOf', () => {
  const fieldsOf = ({ spec }: ReturnType<typeof kindsOf>[number]) =>
    Object.keys(
      (spec.versions[0].schema!.openAPIV3Schema as any).properties.spec
        .properties,
    );

  it('are the composite resource in its namespace, and nothing else', () => {
    const [kind, ...others] = kindsOf(definition({ scope: 'Namespaced' }));
    expect(others).toEqual([]);
    expect(kind).toMatchObject({
      metadata: { name: 'xcaches.a.b', labels: { mark: 'x' } },
      spec: { scope: 'Namespaced' },
    });
    expect(fieldsOf(kind)).toEqual(['crossplane']);
  });

  it('are the composite resource in no namespace, and its claim', () => {
    const [kind, claimKind] = kindsOf(claimed);
    expect([kind.spec.scope, claimKind.spec.scope]).toEqual([
      'Cluster',
      'Namespaced',
    ]);
    expect(fieldsOf(kind)).toContain('claimRef');
    expect(fieldsOf(claimKind)).toContain('resourceRef');
    expect(claimKind.metadata.ownerReferences).toMatchObject([
      { kind: 'CompositeResourceDefinition', name: 'xcaches.a.b', uid: 'u' },
    ]);
  });
});

describe('nextOfDefinition', () => {
  it('is established and offered by what is served', () => {
    const served = kindsOf(claimed).map(kind => ({
      ...kind,
      status: { conditions: [{ type: 'Established', status: 'True' }] },
    }));
    const types = (made: typeof served) =>
      (nextOfDefinition(claimed, made).status as any).conditions.map(
        ({ type }: { type: string }) => type,
      );
    expect(types([])).toEqual([]);
    expect(types(served.slice(0, 1))).toEqual(['Established']);
    expect(types(served)).toEqual(['Established', 'Offered']);
  });
});

describe('nextOfComposite', () => {
  const object = { ...composite, metadata: claim.metadata, spec: claim.spec };

  it('is ready after it was seen, with the status that is said', () => {
    const first = nextOfComposite(claimed, object).status as any;
    expect(first).not.toHaveProperty('host');
    expect(first.conditions).toMatchObject([
      { type: 'Synced', status: 'True' },
      { type: 'Ready', status: 'False', reason: 'Creating' },
    ]);
    const next = nextOfComposite(claimed, { ...object, status: first });
    expect(next.status).toMatchObject({ host: 'one.test', size: 3 });
    expect(next.status).not.toHaveProperty('no');
    expect((next.status as any).conditions[1]).toMatchObject({
      status: 'True',
      reason: 'Available',
    });
  });
});

describe('nextOfClaim', () => {
  const options = { xrd: claimed, composite, claim };

  it('makes its composite resource, and waits for it', () => {
    const { objects = [], status } = nextOfClaim({ ...options, found: [] });
    expect(objects).toHaveLength(2);
    expect(objects).toMatchObject([
      {
        kind: 'XCache',
        metadata: { name: 'one-abcde' },
        spec: { size: 3, claimRef: { namespace: 'dev', name: 'one' } },
      },
      { kind: 'Cache', spec: { resourceRef: { name: 'one-abcde' } } },
    ]);
    expect(objects[0].spec).not.toHaveProperty('writeConnectionSecretToRef');
    expect(status).toMatchObject({
      conditions: [{ type: 'Synced' }, { type: 'Ready', reason: 'Waiting' }],
    });
  });

  it('says what that says, and writes the Secret, once it is ready', () => {
    const found = [
      {
        ...composite,
        metadata: { name: 'one-abcde' },
        status: {
          host: 'one.test',
          conditions: [{ type: 'Ready', status: 'True' }],
        },
      },
    ];
    const { objects = [], status } = nextOfClaim({ ...options, found });
    expect(status).toMatchObject({
      host: 'one.test',
      conditions: [{ type: 'Synced' }, { type: 'Ready', status: 'True' }],
    });
    expect(objects[2]).toMatchObject({
      kind: 'Secret',
      metadata: { name: 'login', namespace: 'dev' },
      data: { password: expect.any(String) },
    });
  });
});
