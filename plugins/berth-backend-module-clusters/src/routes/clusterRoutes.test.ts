import type { Claim } from '@berth/backstage-plugin-berth-common';
import type { ClusterApi } from '@berth/backstage-plugin-berth-node';
import request from 'supertest';
import { clusterRoutesApp } from '../__testUtils__/clusterRoutesApp';

const secret = { namespace: 'payments-dev', name: 'vc-dev', keys: ['config'] };

const aClaim = (kubeconfigs: object[]) =>
  ({
    id: 'dev',
    cluster: 'sandbox',
    namespace: 'payments-dev',
    name: 'dev',
    offering: 'cluster.vcluster',
    simulated: false,
    connection: { endpoints: [], kubeconfigs },
  } as unknown as Claim);

const admin = {
  id: 'admin',
  title: 'Administrator',
  description: '',
  secret,
};

function ask(
  options: { kubeconfigs?: object[]; data?: object; permissions?: string[] },
  path: string,
) {
  const { kubeconfigs = [admin], data, permissions } = options;
  const api = {
    find: async () => data && { data },
    list: async () => [],
  } as unknown as ClusterApi;
  const claim = async () => aClaim(kubeconfigs);
  return request(clusterRoutesApp({ claim, api, permissions })).get(path);
}

describe('a kubeconfig', () => {
  it('is for those who may reveal credentials', async () => {
    const options = { permissions: ['view'] };
    const answer = await ask(options, '/kubeconfig/dev/admin');
    expect(answer.status).toBe(403);
  });

  it.each([
    [
      { kubeconfigs: [{ ...admin, unavailable: 'It sleeps; wake it first.' }] },
      /It sleeps; wake it first/,
    ],
    [{ kubeconfigs: [] }, /no kubeconfig 'admin'/],
    [{ data: undefined }, /any more, or not yet/],
    [{ data: { other: 'x' } }, /any more, or not yet/],
    [
      { data: { config: Buffer.from('hunter2').toString('base64') } },
      /names no https server/,
    ],
  ])('that cannot be had is told why: %j', async (options, reason) => {
    const answer = await ask(options, '/kubeconfig/dev/admin');
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toMatch(reason);
    expect(JSON.stringify(answer.body)).not.toContain('hunter2');
  });
});

describe('what runs inside', () => {
  it('cannot be seen while there is no kubeconfig, and says so', async () => {
    const kubeconfigs = [{ ...admin, unavailable: 'It is not there yet.' }];
    const answer = await ask({ kubeconfigs }, '/workloads/dev');
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toMatch(/not there yet/);
  });

  it('does not keep anybody from seeing what is outside', async () => {
    const kubeconfigs = [{ ...admin, unavailable: 'It is not there yet.' }];
    const answer = await ask({ kubeconfigs }, '/contents/dev');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      inside: [],
      outside: [],
      problem: expect.stringMatching(/not there yet/),
    });
  });
});
