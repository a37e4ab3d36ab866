import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { readClusterDefinitions } from './readClusterDefinitions';

const logger = mockServices.logger.mock();
const read = (...clusterLocatorMethods: object[]) =>
  readClusterDefinitions({
    config: new ConfigReader({
      kubernetes: { clusterLocatorMethods },
    } as never),
    logger,
  });
const east = {
  name: 'east',
  url: 'https://east',
  authProvider: 'serviceAccount',
};

describe('readClusterDefinitions', () => {
  it('reads what Backstage’s Kubernetes plugin reads', () => {
    expect(
      read({
        type: 'config',
        clusters: [
          {
            ...east,
            title: 'East',
            serviceAccountToken: 'a-token',
            caData: 'Y2E=',
            skipTLSVerify: true,
          },
          {
            name: 'west',
            url: 'https://west',
            authMetadata: { 'kubernetes.io/auth-provider': 'aws' },
            assumeRole: 'arn:role',
            caFile: '/ca.pem',
          },
        ],
      }),
    ).toEqual([
      {
        name: 'east',
        title: 'East',
        url: 'https://east',
        skipTLSVerify: true,
        caData: 'Y2E=',
        caFile: undefined,
        authMetadata: {
          serviceAccountToken: 'a-token',
          'kubernetes.io/auth-provider': 'serviceAccount',
        },
      },
      {
        name: 'west',
        title: undefined,
        url: 'https://west',
        skipTLSVerify: undefined,
        caData: undefined,
        caFile: '/ca.pem',
        authMetadata: {
          'kubernetes.io/aws-assume-role': 'arn:role',
          'kubernetes.io/auth-provider': 'aws',
        },
      },
    ]);
  });

  it('reads kubectl proxy, and several locators', () => {
    expect(
      read(
        { type: 'localKubectlProxy' },
        { type: 'config', clusters: [east] },
      ).map(({ name, url }) => [name, url]),
    ).toEqual([
      ['local', 'http://localhost:8001'],
      ['east', 'https://east'],
    ]);
  });

  it.each(['catalog', 'gke'])(
    'says that it does not read %s, and goes on',
    type => {
      expect(read({ type }, { type: 'config', clusters: [east] })).toHaveLength(
        1,
      );
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining(`type '${type}'`),
      );
    },
  );

  it('finds none where there are none', () => {
    expect(
      readClusterDefinitions({ config: new ConfigReader({}), logger }),
    ).toEqual([]);
  });

  it.each([
    [{ ...east, authProvider: undefined }, /'east' has no authProvider/],
    [{ ...east, url: undefined }, /url/],
    [{ ...east, name: undefined }, /name/],
  ])('refuses %j', (cluster, message) => {
    expect(() => read({ type: 'config', clusters: [cluster] })).toThrow(
      message,
    );
  });

  it('refuses two of one name', () => {
    expect(() => read({ type: 'config', clusters: [east, east] })).toThrow(
      "Two clusters have the name 'east'",
    );
  });
});
