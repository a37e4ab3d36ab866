import { stringifyClaimRef } from '@berth/backstage-plugin-berth-common';
import type {
  LogEvent,
  ScaffolderApi,
} from '@backstage/plugin-scaffolder-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import { aResponseError } from '../../__testUtils__/errors';
import { aWorld, fakeBerthApi } from '../../__testUtils__/fakeBerthApi';
import { fakeSignals } from '../../__testUtils__/fakeSignals';
import {
  aClaimDetail,
  aCluster,
  aRequest,
  NOW,
} from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderBerth';

const pathOf = (name: string, query = '') =>
  `/claims/${stringifyClaimRef({
    cluster: 'sandbox',
    namespace: 'payments',
    offering: 'database.cloudnative-pg',
    name,
  })}${query}`;

const state = () => screen.findByRole('group', { name: 'State' });
const at = (secondsAgo: number) =>
  new Date(NOW - secondsAgo * 1000).toISOString();

describe('ClaimPage', () => {
  it('shows a ready claim: what it is, its facts, details and events', async () => {
    renderPage(pathOf('orders-db'));
    const heading = await screen.findByRole('heading', {
      level: 2,
      name: 'orders-db',
    });
    const header = heading.closest('header')!;
    expect(within(header).getByText('Ready')).toBeVisible();
    expect(within(header).getByText('Simulated operator')).toBeVisible();
    expect(await within(header).findByText('PostgreSQL')).toBeVisible();
    expect(within(header).getByText('payments on sandbox')).toBeVisible();
    expect(
      within(header).getByRole('link', { name: 'payments' }),
    ).toHaveAttribute('href', '/berth/tenants/payments');
    expect(await state()).toHaveTextContent(
      'Cluster in healthy state.For 1 hour',
    );
    expect(screen.getByText('50Gi for each instance')).toBeVisible();
    expect(screen.getByText('CreatingInstance')).toBeVisible();
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  it('shows how far a claim has come and what it waits for', async () => {
    const claim = aClaimDetail({
      phase: 'Provisioning',
      message: 'Setting up primary.',
      progress: { done: 2, total: 3 },
      createdAt: at(30),
      since: at(30),
      connection: undefined,
      requestDetail: aRequest({ state: 'Delivered', name: 'orders-db' }),
    });
    renderPage(pathOf('orders-db'), {
      api: fakeBerthApi(aWorld({ claims: [claim] })),
    });
    const bar = await screen.findByRole('progressbar', { name: 'Progress' });
    expect(bar).toHaveAttribute('aria-valuenow', '2');
    expect(bar).toHaveAttribute('aria-valuetext', '2 of 3');
    expect(await state()).toHaveTextContent(
      'Setting up primary.For 30 seconds · The operator is at it · Nothing to do',
    );
    const steps = within(screen.getByRole('region', { name: 'Progress' }));
    expect(
      steps.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      expect.stringContaining('Requested: done'),
      expect.stringContaining('Delivered: done'),
      expect.stringContaining('Provisioning: under way'),
      expect.stringContaining('Ready: still to come'),
    ]);
    expect(
      screen.getByText('Unlocks by itself as soon as it is ready.'),
    ).toBeVisible();
  });

  it('promises what others kept', async () => {
    const others = [1, 2, 3].map(i =>
      aClaimDetail({
        name: `other-${i}`,
        createdAt: at(1000),
        since: at(1000 - 60),
      }),
    );
    const claim = aClaimDetail({
      phase: 'Provisioning',
      createdAt: at(20),
      since: at(20),
    });
    renderPage(pathOf('orders-db'), {
      api: fakeBerthApi(aWorld({ claims: [claim, ...others] })),
    });
    await waitFor(async () =>
      expect(await state()).toHaveTextContent('Up to 40 seconds left.'),
    );
  });

  it('unlocks by itself when the cluster says so, and says it', async () => {
    const world = aWorld({
      claims: [aClaimDetail({ phase: 'Provisioning', connection: undefined })],
    });
    const signals = fakeSignals();
    renderPage(pathOf('orders-db'), { api: fakeBerthApi(world), signals });
    expect(await screen.findByText(/Unlocks by itself/)).toBeVisible();
    world.claims = [aClaimDetail()];
    const [{ id }] = world.claims;
    await signals.send({ kind: 'claim', key: id, operation: 'upsert' });
    expect(
      await screen.findByText('orders-db-rw.payments.svc:5432'),
    ).toBeVisible();
    expect(screen.getByText('orders-db is now: Ready')).toBeInTheDocument();
  });

  it('never takes a phase it does not know for a good one', async () => {
    const claims = [aClaimDetail({ phase: 'Splendid' as never, message: '' })];
    renderPage(pathOf('orders-db'), {
      api: fakeBerthApi(aWorld({ claims })),
    });
    expect(await state()).toHaveTextContent('Its state is not known.');
    expect(await state()).toHaveAttribute('data-tone', 'neutral');
    expect(screen.getByText('Unknown')).toBeVisible();
  });

  it('says since when what it shows is old', async () => {
    const clusters = [aCluster({ state: 'stale', staleSince: at(600) })];
    renderPage(pathOf('orders-db'), {
      api: fakeBerthApi(aWorld({ clusters })),
    });
    expect(await screen.findByText(/has not answered since/)).toHaveTextContent(
      '10 min. ago',
    );
    expect(await state()).toBeVisible();
  });

  it('follows a request that waits for its cluster', async () => {
    const requests = [
      aRequest({ attempts: 3, nextAttemptAt: at(-25), createdAt: at(90) }),
    ];
    renderPage(pathOf('payments-db-7k2'), {
      api: fakeBerthApi(aWorld({ requests })),
    });
    expect(await state()).toHaveTextContent(
      'Waiting for cluster sandbox, tried 3 times.For 1 minute · The cluster’s turn · Next attempt at',
    );
    expect(screen.getByText('Waiting')).toBeVisible();
  });

  it('follows a task from sending to the claim', async () => {
    const world = aWorld();
    const signals = fakeSignals();
    renderPage(pathOf('payments-db-7k2', '?task=t1'), {
      api: fakeBerthApi(world),
      signals,
      scaffolder: scaffolderSaying(),
    });
    expect(await state()).toHaveTextContent('The request is being sent.');
    world.requests = [aRequest()];
    await signals.send({ kind: 'request', key: 'r', operation: 'upsert' });
    await waitFor(async () =>
      expect(await state()).toHaveTextContent('on its way to sandbox'),
    );
    world.claims = [aClaimDetail({ name: 'payments-db-7k2' })];
    await signals.send({
      kind: 'claim',
      key: world.claims[0].id,
      operation: 'upsert',
    });
    expect(
      await screen.findByRole('button', { name: 'Actions' }),
    ).toBeVisible();
  });

  it('tells why a task came to nothing', async () => {
    renderPage(pathOf('payments-db-7k2', '?task=t1'), {
      scaffolder: scaffolderSaying({
        type: 'completion',
        body: {
          message: 'Run completed with status: failed',
          error: { message: 'The template is broken.' },
        } as LogEvent['body'],
      }),
    });
    await waitFor(async () =>
      expect(await state()).toHaveTextContent('The template is broken.'),
    );
    expect(screen.getByText('Refused')).toBeVisible();
  });

  it('shows a refusal in the cluster’s words, and the way to correct it', async () => {
    const message = 'clusters.postgresql.cnpg.io is forbidden: User "x"';
    const requests = [
      aRequest({
        state: 'Failed',
        error: { code: 'cluster-refused', message },
      }),
    ];
    renderPage(pathOf('payments-db-7k2'), {
      api: fakeBerthApi(aWorld({ requests })),
    });
    expect(await state()).toHaveTextContent(message);
    expect(await state()).toHaveTextContent('The tenant’s owner decides');
    const link = screen.getByRole('link', { name: 'Change and try again' });
    const url = new URL(link.getAttribute('href')!, 'http://localhost');
    expect(JSON.parse(url.searchParams.get('formData')!)).toEqual({
      name: 'payments-db-7k2',
      place: { tenant: 'payments', cluster: 'sandbox', namespace: 'payments' },
      input: { plan: 'small' },
    });
  });

  it('puts no file that was asked for into an address, or on the page as a whole', async () => {
    const file = `root: ${'x'.repeat(5_000)}`;
    const requests = [
      aRequest({
        state: 'Failed',
        input: { plan: 'small', pipeline: file },
        error: { code: 'cluster-refused', message: 'Forbidden.' },
      }),
    ];
    renderPage(pathOf('payments-db-7k2'), {
      api: fakeBerthApi(aWorld({ requests })),
    });
    const link = await screen.findByRole('link', {
      name: 'Change and try again',
    });
    expect(link.getAttribute('href')).not.toContain('xxx');
    expect(document.body).toHaveTextContent(/root: x{100}/);
    expect(document.body.textContent!.length).toBeLessThan(file.length);
  });

  it('shows a deletion, and then that it is gone and the way back', async () => {
    const claim = aClaimDetail({
      phase: 'Deleting',
      message: 'Being deleted; waiting for berth.dev/backup.',
    });
    const world = aWorld({ claims: [claim] });
    const signals = fakeSignals();
    renderPage(pathOf('orders-db'), { api: fakeBerthApi(world), signals });
    expect(await state()).toHaveTextContent('waiting for berth.dev/backup');
    expect(screen.queryByText('Actions')).not.toBeInTheDocument();
    world.claims = [];
    await signals.send({ kind: 'claim', key: claim.id, operation: 'delete' });
    expect(
      await screen.findByText('The cluster no longer has it.'),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Back to payments' }),
    ).toHaveAttribute('href', '/berth/tenants/payments');
  });

  it('knows the way back from what nobody has heard of', async () => {
    renderPage(pathOf('nothing'));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Code: claim-not-found');
    expect(within(alert).getByRole('link')).toHaveAttribute('href', '/berth');
  });

  it('tells a refusal to read from there being nothing', async () => {
    const api = fakeBerthApi(aWorld(), {
      getClaim: async () => {
        throw aResponseError({ name: 'NotAllowedError', message: 'Denied.' });
      },
    });
    renderPage(pathOf('orders-db'), { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not read this claim',
    );
  });
});

/** A scaffolder whose task says these things. */
function scaffolderSaying(...events: Array<Pick<LogEvent, 'type' | 'body'>>) {
  return {
    streamLogs: () => ({
      subscribe: ({ next }: { next: (event: unknown) => void }) => {
        act(() => events.forEach(event => next(event)));
        return { unsubscribe: () => {} };
      },
    }),
  } as unknown as Partial<ScaffolderApi>;
}
