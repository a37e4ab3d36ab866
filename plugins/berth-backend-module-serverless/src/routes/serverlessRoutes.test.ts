import type { Claim } from '@berth/backstage-plugin-berth-common';
import type { ClusterApi } from '@berth/backstage-plugin-berth-node';
import request from 'supertest';
import { serverlessRoutesApp } from '../__testUtils__/serverlessRoutesApp';
import {
  aFunction,
  aRevision,
} from '../knative-function/__testUtils__/aFunction';

const aClaim = (offering = 'serverless.knative-function') =>
  ({
    id: 'hello',
    cluster: 'sandbox',
    namespace: 'payments-dev',
    name: 'hello',
    offering,
  } as Claim);

function ask(
  options: {
    claim?: Claim;
    permissions?: string[];
    objects?: ReturnType<typeof aFunction>;
  } = {},
) {
  const { claim = aClaim(), permissions, objects = aFunction() } = options;
  const listed: object[] = [];
  const api = {
    get: async () => objects.primary,
    list: async (_kind: object, where: object) => {
      listed.push(where);
      return objects.children.map(({ kind: _, ...rest }) => rest);
    },
  } as unknown as ClusterApi;
  const app = serverlessRoutesApp({
    claim: async () => claim,
    api,
    permissions,
  });
  return { listed, answer: request(app).get('/revisions/hello') };
}

describe('the revisions of a function', () => {
  it('are listed with what each is to get, gets, and its tags', async () => {
    const objects = aFunction({
      traffic: [
        { revisionName: 'hello-00001', percent: 80, tag: 'stable' },
        { revisionName: 'hello-00002', percent: 20, tag: 'canary' },
      ],
      actual: [
        { revisionName: 'hello-00001', percent: 100 },
        {
          revisionName: 'hello-00002',
          percent: 0,
          tag: 'canary',
          url: 'http://canary-hello.payments-dev.example.com',
        },
      ],
    });
    const { answer, listed } = ask({ objects });
    const { body } = await answer.expect(200);
    expect(body).toEqual({
      pinned: true,
      more: 0,
      revisions: [
        expect.objectContaining({
          name: 'hello-00002',
          phase: 'Ready',
          image: 'example/hello:v1',
          instances: 1,
          wanted: 20,
          actual: 0,
          tags: [
            {
              name: 'canary',
              url: 'http://canary-hello.payments-dev.example.com',
            },
          ],
        }),
        expect.objectContaining({
          name: 'hello-00001',
          wanted: 80,
          actual: 100,
          tags: [],
        }),
      ],
    });
    expect(listed).toEqual([
      {
        namespace: 'payments-dev',
        labelSelector: 'serving.knative.dev/service=hello',
      },
    ]);
  });

  it('of long ago are counted, unless they get traffic', async () => {
    const revisions = Array.from({ length: 9 }, (_, index) =>
      aRevision(index + 1),
    ).flatMap(one =>
      ['a', 'b', 'c', 'd'].map(letter => ({
        ...one,
        metadata: { ...one.metadata, name: `${one.metadata.name}-${letter}` },
      })),
    );
    const objects = aFunction({
      revisions,
      traffic: [{ revisionName: 'hello-00001-a', percent: 100 }],
    });
    const { body } = await ask({ objects }).answer.expect(200);
    expect(body.more).toBe(15);
    expect(body.revisions).toHaveLength(21);
    expect(body.revisions.at(-1)).toMatchObject({ name: 'hello-00001-a' });
  });

  it('are for those who may look, and of functions alone', async () => {
    await ask({ permissions: [] }).answer.expect(403);
    const { body } = await ask({
      claim: aClaim('database.cloudnative-pg'),
    }).answer.expect(404);
    expect(body.error.message).toMatch(/no function or broker/);
  });
});
