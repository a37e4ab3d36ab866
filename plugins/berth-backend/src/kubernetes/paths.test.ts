import { groupVersionPath, resourcePath, serviceProxyPath } from './paths';
import { joinApiVersion, resourceKey, splitApiVersion } from './resourceKey';

const clusters = {
  group: 'postgresql.cnpg.io',
  version: 'v1',
  plural: 'clusters',
};
const namespaces = { group: '', version: 'v1', plural: 'namespaces' };

describe('resourcePath', () => {
  it.each([
    [resourcePath(namespaces), '/api/v1/namespaces'],
    [resourcePath(namespaces, { name: 'a' }), '/api/v1/namespaces/a'],
    [resourcePath(clusters), '/apis/postgresql.cnpg.io/v1/clusters'],
    [
      resourcePath(clusters, { namespace: 'a', name: 'b' }, { limit: 5 }),
      '/apis/postgresql.cnpg.io/v1/namespaces/a/clusters/b?limit=5',
    ],
    [
      resourcePath(clusters, {}, { labelSelector: 'a=b,c', watch: undefined }),
      '/apis/postgresql.cnpg.io/v1/clusters?labelSelector=a%3Db%2Cc',
    ],
    [
      resourcePath(clusters, { namespace: 'a', name: 'a/../b?c' }),
      '/apis/postgresql.cnpg.io/v1/namespaces/a/clusters/a%2F..%2Fb%3Fc',
    ],
    [groupVersionPath(clusters), '/apis/postgresql.cnpg.io/v1'],
    [groupVersionPath(namespaces), '/api/v1'],
  ])('is %s', (path, expected) => {
    expect(path).toBe(expected);
  });
});

describe('resourcePath of what is no name', () => {
  it.each([{ namespace: '..' }, { namespace: 'a', name: '.' }])(
    'refuses %j',
    target => {
      expect(() => resourcePath(clusters, target)).toThrow(/no name/);
    },
  );
});

describe('resourceKey', () => {
  it('tells APIs apart', () => {
    expect(resourceKey(clusters)).toBe('postgresql.cnpg.io/v1/clusters');
    expect(resourceKey(namespaces)).toBe('/v1/namespaces');
  });

  it.each([clusters, namespaces])('reads back apiVersions: %j', api => {
    const { group, version } = api;
    expect(splitApiVersion(joinApiVersion(api))).toEqual({ group, version });
  });
});

describe('serviceProxyPath', () => {
  const request = { namespace: 'kubeflow', service: 'pipelines', port: 8888 };
  const below = '/api/v1/namespaces/kubeflow/services/';

  it.each([
    [{ path: '/apis?a=..' }, 'http%3Apipelines%3A8888/proxy/apis?a=..'],
    [
      { path: '/', scheme: 'https' as const },
      'https%3Apipelines%3A8888/proxy/',
    ],
    [{ path: '/a', port: 'web' }, 'http%3Apipelines%3Aweb/proxy/a'],
  ])('of %j', (part, end) => {
    expect(serviceProxyPath({ ...request, ...part })).toBe(below + end);
  });

  it.each(['/../secrets', '/a/%2e%2E/b', '/.', 'secrets', ''])(
    'refuses to leave the Service by %j',
    path => {
      expect(() => serviceProxyPath({ ...request, path })).toThrow(
        /no path of a Service/,
      );
    },
  );

  it('keeps names within their segments', () => {
    const hostile = { namespace: 'a/b', service: '../x', path: '/' };
    expect(serviceProxyPath({ ...request, ...hostile })).toContain(
      '/namespaces/a%2Fb/services/http%3A..%2Fx%3A8888/proxy/',
    );
  });
});
