import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import { liveThing } from '../__testUtils__/liveObject';
import type { ClaimRow } from '../claims/ClaimRow';
import { projectClaim } from './projectClaim';

const offering = anOffering();
const now = Date.parse('2026-01-02T00:00:00Z');

const project = (overrides: Partial<Parameters<typeof projectClaim>[0]> = {}) =>
  projectClaim({
    cluster: 'east',
    offering,
    resource: 'test.berth.dev/v1/things',
    primary: liveThing(),
    children: [],
    tenant: 'payments',
    previous: undefined,
    now,
    ...overrides,
  });
const ready = (lastTransitionTime?: string) =>
  liveThing({
    status: {
      conditions: [
        { type: 'Ready', status: 'True', message: 'Good', lastTransitionTime },
      ],
    },
  });

describe('projectClaim', () => {
  it('keeps what the offering makes of the object', () => {
    expect(
      project({
        primary: liveThing({
          metadata: {
            annotations: {
              'berth.dev/requester': 'user:default/anna',
              'berth.dev/request': 'id-1',
              'berth.dev/plan': 'small',
            },
          },
        }),
      }),
    ).toEqual({
      id: 'east:payments:test.thing:orders',
      cluster: 'east',
      resource: 'test.berth.dev/v1/things',
      namespace: 'payments',
      name: 'orders',
      offering: 'test.thing',
      uid: 'uid-1',
      tenant: 'payments',
      plan: 'small',
      phase: 'Provisioning',
      reason: 'NoStatus',
      message: 'The operator has not reported yet.',
      progress_done: null,
      progress_total: null,
      since: '2026-01-01T00:00:00.000Z',
      created_at: '2026-01-01T00:00:00.000Z',
      generation: 1,
      requester: 'user:default/anna',
      request: 'id-1',
      connection: null,
      details: '[]',
      object: null,
      awaits: null,
      catalog: null,
    });
  });

  it.each<[string, Partial<ClaimRow> | undefined, string | undefined, string]>([
    [
      'by its newest condition',
      undefined,
      '2026-01-01T12:00:00Z',
      '2026-01-01T12:00:00.000Z',
    ],
    ['by its creation', undefined, undefined, '2026-01-01T00:00:00.000Z'],
    [
      'not in the future',
      undefined,
      '2026-01-03T00:00:00Z',
      '2026-01-02T00:00:00.000Z',
    ],
    [
      'as before, in the same phase',
      { uid: 'uid-1', phase: 'Ready', since: 'then' },
      '2026-01-01T12:00:00Z',
      'then',
    ],
    [
      'now, in another phase',
      { uid: 'uid-1', phase: 'Provisioning', since: 'then' },
      '2026-01-01T12:00:00Z',
      '2026-01-02T00:00:00.000Z',
    ],
    [
      'anew, as another object of the same name',
      { uid: 'uid-0', phase: 'Ready', since: 'then' },
      '2026-01-01T12:00:00Z',
      '2026-01-01T12:00:00.000Z',
    ],
  ])(
    'knows since when a phase lasts: %s',
    (_what, previous, transition, since) => {
      const row = project({
        primary: ready(transition),
        previous: previous as ClaimRow | undefined,
      });
      expect(row).toMatchObject({ phase: 'Ready', since });
    },
  );

  it('keeps the object only of offerings that watch children, without bookkeeping', () => {
    const part = {
      group: 'test.berth.dev',
      version: 'v1',
      kind: 'Part',
      plural: 'parts',
    };
    const primary = liveThing({
      metadata: {
        managedFields: [{}],
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': '{}',
          kept: 'yes',
        },
      },
    });
    const { object } = project({
      primary,
      offering: anOffering({ children: [part] }),
    });
    expect(JSON.parse(object!).metadata).toEqual({
      name: 'orders',
      namespace: 'payments',
      uid: 'uid-1',
      generation: 1,
      creationTimestamp: '2026-01-01T00:00:00Z',
      annotations: { kept: 'yes' },
    });
  });

  it('bounds what an object can make it keep', () => {
    const row = project({
      offering: anOffering({
        children: [{ group: '', version: 'v1', kind: 'Pod', plural: 'pods' }],
        readiness: () => ({
          phase: 'Ready',
          reason: 'x'.repeat(10_000),
          message: `\u0000${'y'.repeat(10_000)}`,
          progress: { done: 1.5, total: 2 ** 40 },
        }),
        connection: () => ({
          endpoints: [{ name: 'x'.repeat(100_000), host: 'h', port: 1 }],
        }),
        details: () =>
          Array.from({ length: 100 }, () => ({
            label: 'l'.repeat(1_000),
            value: 'v'.repeat(10_000),
          })),
      }),
      primary: liveThing({
        metadata: { annotations: { big: 'z'.repeat(500_000) } },
      }),
    });
    expect(row).toMatchObject({
      progress_done: null,
      progress_total: null,
      connection: null,
      object: null,
    });
    expect(row.reason).toHaveLength(128);
    expect(row.message).toHaveLength(1_999);
    expect(JSON.parse(row.details)).toHaveLength(30);
    expect(JSON.stringify(row).length).toBeLessThan(32_000);
  });
});
