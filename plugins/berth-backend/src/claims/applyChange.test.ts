import type { PlannedChange } from '@berth/backstage-plugin-berth-node';
import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import { applyChange } from './applyChange';

type Options = Parameters<typeof applyChange>[0];

/** The object that a cluster is asked to make. */
async function made(labels?: Record<string, string>) {
  const objects: any[] = [];
  const client = {
    resolve: async () => ({ group: 'test', version: 'v1', plural: 'things' }),
    create: async (_resource: unknown, object: unknown) => {
      objects.push(object);
      return object;
    },
  };
  const change: PlannedChange = {
    type: 'create',
    object: {
      apiVersion: 'test/v1',
      kind: 'Thing',
      metadata: { name: 'copy', ...(labels && { labels }) },
    },
  };
  await applyChange({
    cluster: { client },
    claim: {
      cluster: 'east',
      namespace: 'payments-dev',
      name: 'orders',
      tenant: 'payments',
    },
    offering: anOffering(),
    caller: { userEntityRef: 'user:default/anna' },
    as: {},
    change,
  } as unknown as Options);
  return objects[0];
}

describe('an object that an action makes', () => {
  it('is a part of the claim, and says who made it', async () => {
    expect((await made()).metadata).toEqual({
      name: 'copy',
      namespace: 'payments-dev',
      labels: {
        'berth.dev/tenant': 'payments',
        'berth.dev/offering': 'test.thing',
        'berth.dev/claim': 'orders',
      },
      annotations: { 'berth.dev/requester': 'user:default/anna' },
    });
  });

  it('may be a claim of its own, but of the same tenant and offering', async () => {
    const { metadata } = await made({
      'berth.dev/claim': 'copy',
      'berth.dev/tenant': 'shop',
      'berth.dev/offering': 'test.other',
      team: 'blue',
    });
    expect(metadata.labels).toEqual({
      'berth.dev/tenant': 'payments',
      'berth.dev/offering': 'test.thing',
      'berth.dev/claim': 'copy',
      team: 'blue',
    });
  });
});
