import { parse } from 'yaml';
import { ActionBench } from '../__testUtils__/ActionBench';
import {
  repositoryCheckExamples,
  repositoryPublishExamples,
} from './repositoryActions.examples';

const check = 'berth:repository:check';
const publish = 'berth:repository:publish';

describe('the actions that make a repository', () => {
  const bench = ActionBench.forTests();
  const { forge } = bench;
  /** What the check says where it passes. */
  const passes = (host = forge.host) => ({
    log: [`info: payments/orders can be made at ${host}.`],
  });
  const repoUrl = (host = forge.host) => `${host}?owner=payments&repo=orders`;

  beforeEach(() => forge.organizations.set('payments', { mayCreate: true }));

  it.each([...repositoryCheckExamples, ...repositoryPublishExamples])(
    'take their example, as far as they know its forge: $description',
    async ({ example }) => {
      const [{ action, input }] = parse(example).steps;
      const here = input.repoUrl.replace('git.example.org', forge.host);
      const { log } = await bench.run(
        action,
        { ...input, repoUrl: here },
        { isDryRun: true },
      );
      expect(log.at(-1)).toContain('payments/orders');
      expect(forge.calls.filter(call => call.startsWith('POST'))).toEqual([]);
    },
  );

  describe('berth:repository:check', () => {
    it('passes where the repository can be made, and makes nothing', async () => {
      await expect(
        bench.run(check, { repoUrl: repoUrl() }),
      ).resolves.toMatchObject(passes());
      expect(forge.calls.filter(call => !call.startsWith('GET'))).toEqual([]);
    });

    it('passes where it is there and empty', async () => {
      forge.repositories.set('payments/orders', { commits: [] });
      await expect(
        bench.run(check, { repoUrl: repoUrl() }),
      ).resolves.toMatchObject(passes());
    });

    it('passes as an administrator of the forge, who belongs to nothing', async () => {
      forge.organizations.set('payments', { mayCreate: false });
      forge.isAdmin = true;
      await expect(
        bench.run(check, { repoUrl: repoUrl() }),
      ).resolves.toMatchObject(passes());
    });

    it('passes again in its task, once the repository has been made', async () => {
      await bench.run(check, { repoUrl: repoUrl() });
      forge.repositories.set('payments/orders', { commits: ['Initial'] });
      await expect(
        bench.run(check, { repoUrl: repoUrl() }),
      ).resolves.toMatchObject(passes());
    });

    it.each<[string, string, RegExp, () => unknown]>([
      [
        'there is no such organization',
        'NotFoundError',
        /no organization 'payments' at the Git forge localhost:\d+\n- repoUrl: Ask the platform team to make it.*\n\(forge-owner-not-found\)/,
        () => forge.organizations.clear(),
      ],
      [
        'the portal may make none in it',
        'NotAllowedError',
        /may make no repositories in 'payments'\n- repoUrl: Ask .*\n\(forge-refused\)/,
        () => forge.organizations.set('payments', { mayCreate: false }),
      ],
      [
        'somebody else has one of that name',
        'ConflictError',
        /payments\/orders .* already, with something in it\n- repoUrl: Choose another name.*\n\(repository-exists\)/,
        () =>
          forge.repositories.set('payments/orders', { commits: ['Theirs'] }),
      ],
      [
        'the forge refuses, in its own words',
        'NotAllowedError',
        /refused: token is required\n- repoUrl: .*integrations\.gitea.*\n\(forge-refused\)/,
        () =>
          Object.assign(forge, {
            failure: { status: 403, message: 'token is required' },
          }),
      ],
      [
        'the forge has a fault',
        'ServiceUnavailableError',
        /does not answer \(502\)\n- repoUrl: Run the task again.*\n\(forge-unreachable\)/,
        () => Object.assign(forge, { failure: { status: 502 } }),
      ],
    ])('fails where %s', async (_, name, message, given) => {
      given();
      await expect(
        bench.run(check, { repoUrl: repoUrl() }),
      ).rejects.toMatchObject({
        name,
        message: expect.stringMatching(message),
        stack: expect.not.stringContaining('\n    at '),
      });
    });

    it.each([
      ['nowhere.example.org', /knows no Git forge at nowhere[^]*integrations/],
      ['no-account.example.org', /has no account[^]*integrations\.gitea/],
      ['away.example.org', /away\.example\.org does not answer/],
    ])('fails for a forge at %s', async (host, message) => {
      await expect(
        bench.run(check, { repoUrl: repoUrl(host) }),
      ).rejects.toThrow(message);
    });

    it.each([
      'git.example.org',
      'git.example.org?owner=payments',
      'git.example.org?owner=..&repo=orders',
      'git.example.org?owner=payments&repo=a%2Fb',
      ':?owner=payments&repo=orders',
    ])('fails for %s, which is no repository', async given => {
      await expect(bench.run(check, { repoUrl: given })).rejects.toThrow(
        /names no repository\n- repoUrl: Write host\?owner=[^]*\(input-invalid\)/,
      );
      expect(forge.calls).toEqual([]);
    });
  });

  describe('berth:repository:publish', () => {
    const run = () => bench.run(publish, { repoUrl: repoUrl() });

    it('goes on with what an earlier run of its task has made', async () => {
      forge.repositories.set('payments/orders', {
        commits: ['A later one', 'Initial commit\n\nScaffolder-Task: task-1\n'],
      });
      await expect(run()).resolves.toMatchObject({
        output: {
          remoteUrl: `http://${forge.host}/payments/orders.git`,
          repoContentsUrl: `http://${forge.host}/payments/orders/src/branch/main/`,
          commitHash: 'commit-1',
        },
      });
    });

    it("leaves alone what is another task's", async () => {
      forge.repositories.set('payments/orders', {
        commits: ['Initial commit\n\nScaffolder-Task: task-11\n'],
      });
      await expect(run()).rejects.toMatchObject({ name: 'ConflictError' });
    });
  });
});
