import { usageBy } from '../usage/usageBy';
import { connectionBy } from './connection';
import { detailsBy } from './details';
import { parseOutput } from './readOutput';
import { readPath } from './readPath';

const primary = {
  apiVersion: 'platform.test/v1',
  kind: 'WebApp',
  metadata: {
    name: 'shop',
    namespace: 'payments',
    labels: { 'a.b/c': 'labelled' },
  },
  spec: { writeConnectionSecretToRef: { name: 'shop-conn' }, size: 3 },
  status: {
    host: 'shop.test',
    port: 5432,
    ready: false,
    nothing: '',
    endpoints: [{ host: 'first.test' }, { host: 'second.test' }],
  },
};
const objects = { primary, children: [] };

describe('readPath', () => {
  it.each([
    ['.status.host', 'shop.test'],
    ['.status.endpoints[1].host', 'second.test'],
    [".metadata.labels['a.b/c']", 'labelled'],
    ['.status.absent.deeper', undefined],
    ['.status.host.length', undefined],
    ['.constructor', undefined],
    ['.__proto__.polluted', undefined],
  ])('%s', (path, value) => {
    expect(readPath(primary, path)).toEqual(value);
  });

  it.each([
    'status.host',
    '.status[*].host',
    '.status[?(@.a)]',
    '..host',
    '.status.',
    '',
    `.${'a'.repeat(300)}`,
  ])('refuses %j', path => {
    expect(() => readPath(primary, path)).toThrow('is no path');
  });
});

describe('parseOutput', () => {
  it.each([
    ['.status.host', 'shop.test'],
    ['{.status.host}', 'shop.test'],
    ['https://{.status.host}:{.status.port}/x', 'https://shop.test:5432/x'],
    ['{.metadata.name}-credentials', 'shop-credentials'],
    ['{.status.ready}', 'false'],
    ['{.status.nothing}', undefined],
    ['a-{.status.absent}', undefined],
    ['{.status.endpoints}', undefined],
    ['fixed', 'fixed'],
  ])('%s', (text, value) => {
    expect(parseOutput(text)(primary)).toBe(value);
  });

  it('refuses a mistake at once', () => {
    expect(() => parseOutput('https://{status.host}')).toThrow('is no path');
  });
});

describe('connectionBy', () => {
  const connection = (annotations: Record<string, string>, spec?: object) =>
    connectionBy(annotations, spec)?.(objects);

  it('is the endpoint and the Secret that annotations name', () => {
    expect(
      connection({
        'berth.dev/output-host': '.status.host',
        'berth.dev/output-port': '.status.port',
        'berth.dev/secret': '{.metadata.name}-login',
        'berth.dev/secret-keys': 'username, password',
      }),
    ).toEqual({
      endpoints: [{ name: 'main', host: 'shop.test', port: 5432 }],
      secret: {
        namespace: 'payments',
        name: 'shop-login',
        keys: ['username', 'password'],
      },
    });
  });

  it('takes host and port of an address', () => {
    const url = { 'berth.dev/output-url': 'https://{.status.host}/app' };
    expect(connection(url)?.endpoints).toEqual([
      {
        name: 'main',
        host: 'shop.test',
        port: 443,
        url: 'https://shop.test/app',
      },
    ]);
  });

  it('has the Secret that a claim of Crossplane names', () => {
    expect(connection({}, { writeConnectionSecretToRef: {} })).toEqual({
      endpoints: [],
      secret: { namespace: 'payments', name: 'shop-conn', keys: [] },
    });
  });

  it('links to nothing but web pages', () => {
    const page = { 'berth.dev/output-url': 'data:text/html,hello' };
    expect(connection(page)).toBeUndefined();
  });

  it('is none where nothing is known', () => {
    expect(connectionBy({ 'berth.dev/title': 'Web app' })).toBeUndefined();
    expect(connection({ 'berth.dev/output-host': '.status.no' })).toBe(
      undefined,
    );
  });
});

describe('detailsBy', () => {
  it('shows outputs, and columns that kubectl shows', () => {
    const details = detailsBy({
      annotations: {
        'berth.dev/output-console-page': '.status.host',
        'berth.dev/output-url': '.status.host',
        'berth.dev/output-absent': '.status.absent',
        'berth.dev/title': 'Web app',
      },
      printerColumns: [
        { name: 'Size', jsonPath: '.spec.size' },
        { name: 'Ready', jsonPath: '.status.ready' },
        { name: 'Wide', jsonPath: '.status.port', priority: 1 },
        { name: 'Filtered', jsonPath: '.status.x[?(@.a=="b")].c' },
        'nonsense',
      ],
    });
    expect(details(objects)).toEqual([
      { label: 'Console page', value: 'shop.test' },
      { label: 'Size', value: '3' },
    ]);
  });

  it.each<[string, string | undefined]>([
    [
      'requests.cpu: .spec.size * 250m; limits.cpu: 1; requests.storage: 5Gi',
      '750m CPU, 5Gi storage',
    ],
    ['requests.nvidia.com/gpu: 2; pods: 3', '2 nvidia.com/gpu, 3 pods'],
    ['pods: 1; cpu: .spec.nothing', '1 pod, more that is not known'],
    ['cpu: .spec.nothing', undefined],
  ])('shows what a claim uses of %s', (text, value) => {
    const details = detailsBy({
      annotations: {},
      printerColumns: [],
      usage: usageBy(text, {}),
    });
    expect(details(objects)).toEqual(
      value === undefined ? [] : [{ label: 'Uses', value }],
    );
  });
});
