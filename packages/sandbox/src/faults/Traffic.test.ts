import { Traffic, verbOf } from './Traffic';

const POSTGRES = '/apis/postgresql.cnpg.io/v1';

function asked(url: string, method = 'GET') {
  const { pathname, searchParams } = new URL(url, 'http://proxy');
  return { method, path: pathname, query: searchParams };
}

describe('verbOf', () => {
  it.each([
    ['list', '/api/v1/namespaces'],
    ['list', '/api/v1/namespaces/shop/pods?limit=500'],
    ['list', `${POSTGRES}/clusters`],
    ['list', `${POSTGRES}/namespaces/shop/clusters?watch=false`],
    ['list', `${POSTGRES}/clusters?watch=1&sendInitialEvents=true`],
    ['watch', `${POSTGRES}/clusters?watch=true&resourceVersion=7`],
    ['get', '/api/v1/namespaces/shop'],
    ['get', '/api/v1/namespaces/shop/status'],
    ['get', '/api/v1/namespaces/shop/pods/a'],
    ['get', '/api/v1/namespaces/shop/pods/a/log'],
    ['get', '/api/v1/nodes/a'],
    ['get', `${POSTGRES}/namespaces/shop/clusters/a`],
    ['other', '/api/v1'],
    ['other', '/apis'],
    ['other', POSTGRES],
    ['other', '/openapi/v3'],
    ['other', '/version'],
  ])('%s of %s', (verb, url) => {
    expect(verbOf(asked(url))).toBe(verb);
  });

  it('takes what changes something for neither', () => {
    expect(verbOf(asked(`${POSTGRES}/clusters`, 'POST'))).toBe('other');
  });
});

describe('Traffic', () => {
  it('counts what has passed until it is read', () => {
    const traffic = Traffic.create();
    traffic.onRequest(asked('/api/v1/namespaces'));
    traffic.onRequest(asked('/api/v1/namespaces?watch=true'));
    traffic.onBytes(7);
    const before = traffic.read();
    traffic.onBytes(5);
    traffic.onRequest(asked('/version'));
    expect(before).toEqual({
      requests: { list: 1, watch: 1, get: 0, other: 0 },
      bytes: 7,
    });
    expect(traffic.read()).toEqual({
      requests: { list: 1, watch: 1, get: 0, other: 1 },
      bytes: 12,
    });
  });
});
