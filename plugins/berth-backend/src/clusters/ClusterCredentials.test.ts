import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ManualClock } from '../__testUtils__/ManualClock';
import { ClusterCredentials } from './ClusterCredentials';

const setUp = (authMetadata: Record<string, string>) => {
  const clock = ManualClock.create();
  let tokens = 0;
  const getCredential = jest.fn(async () => {
    tokens++;
    return { type: 'bearer token' as const, token: `token-${tokens}` };
  });
  const loadStrategies = jest.fn(async () => ({
    aws: () => ({
      getCredential,
      validateCluster: () => [],
      presentAuthMetadata: () => ({}),
    }),
  }));
  const credentials = ClusterCredentials.create({
    cluster: { name: 'east', url: 'https://east', authMetadata },
    config: new ConfigReader({}),
    logger: mockServices.logger.mock(),
    clock,
    loadStrategies,
  });
  return { clock, credentials, loadStrategies, getCredential };
};
const provider = (name: string) => ({ 'kubernetes.io/auth-provider': name });

describe('ClusterCredentials', () => {
  it('takes a token from the configuration, and loads no cloud for it', async () => {
    const { credentials, loadStrategies } = setUp({
      ...provider('serviceAccount'),
      serviceAccountToken: 'configured',
    });
    expect(await credentials.get()).toEqual({
      type: 'bearer token',
      token: 'configured',
    });
    expect(loadStrategies).not.toHaveBeenCalled();
  });

  it('needs none for kubectl proxy', async () => {
    const { credentials } = setUp(provider('localKubectlProxy'));
    expect(await credentials.get()).toEqual({ type: 'anonymous' });
  });

  it("asks Backstage's strategy for others, and keeps the answer a while", async () => {
    const { credentials, clock, getCredential } = setUp(provider('aws'));
    expect(await credentials.get()).toMatchObject({ token: 'token-1' });
    expect(await credentials.get()).toMatchObject({ token: 'token-1' });
    await clock.advance(5 * 60_000);
    expect(await credentials.get()).toMatchObject({ token: 'token-2' });
    expect(await credentials.get({ renew: true })).toMatchObject({
      token: 'token-3',
    });
    expect(getCredential).toHaveBeenCalledTimes(3);
  });

  it('tries again after a strategy that could not be had', async () => {
    const { credentials, loadStrategies } = setUp(provider('aws'));
    loadStrategies.mockRejectedValueOnce(new Error('not now'));
    await expect(credentials.get()).rejects.toThrow('not now');
    expect(await credentials.get()).toMatchObject({ type: 'bearer token' });
  });

  it('says why a provider that needs a user is none for Berth', async () => {
    const { credentials } = setUp(provider('oidc'));
    await expect(credentials.get()).rejects.toThrow(
      /'east' has authProvider 'oidc', which needs a user's own token.*serviceAccount, aws/,
    );
  });
});
