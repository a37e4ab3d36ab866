import { stringifyClaimRef } from '@berth/backstage-plugin-berth-common';
import type { ClaimDetail } from '@berth/backstage-plugin-berth-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aResponseError } from '../../__testUtils__/errors';
import { aWorld, fakeBerthApi } from '../../__testUtils__/fakeBerthApi';
import { fakeSignals } from '../../__testUtils__/fakeSignals';
import { aClaimDetail, anOffering } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderBerth';
import type { RevisionLine, Revisions } from './types';

const id = stringifyClaimRef({
  cluster: 'sandbox',
  namespace: 'payments',
  offering: 'serverless.knative-function',
  name: 'hello',
});
const encoded = encodeURIComponent(id);
const ROUTE = `serverless/revisions/${encoded}`;

const aFunction = (overrides: Partial<ClaimDetail> = {}): ClaimDetail =>
  aClaimDetail({
    id,
    name: 'hello',
    offering: 'serverless.knative-function',
    connection: {
      endpoints: [
        {
          name: 'url',
          description: 'Address for everybody',
          host: 'hello.payments.example.com',
          port: 80,
          url: 'http://hello.payments.example.com',
        },
        {
          name: 'inside',
          description: 'Address within the cluster',
          host: 'hello.payments.svc.cluster.local',
          port: 80,
          url: 'http://hello.payments.svc.cluster.local',
        },
      ],
    },
    ...overrides,
  });

const revision = (overrides: Partial<RevisionLine> = {}): RevisionLine => ({
  name: 'hello-00001',
  image: 'example/hello:v1',
  phase: 'Ready',
  message: '',
  instances: 0,
  wanted: 0,
  actual: 0,
  tags: [],
  ...overrides,
});

const canary = revision({
  name: 'hello-00002',
  image: 'example/hello:v2',
  instances: 1,
  wanted: 20,
  actual: 10,
  tags: [{ name: 'canary', url: 'http://canary-hello.payments.example.com' }],
});

const aFunctionWorld = (answer: Partial<Revisions> = {}, claim = aFunction()) =>
  aWorld({
    claims: [claim],
    offerings: [
      anOffering({
        id: 'serverless.knative-function',
        title: 'Function',
        category: 'serverless',
        actions: [],
      }),
    ],
    areas: {
      [ROUTE]: {
        pinned: false,
        more: 0,
        revisions: [canary, revision({ wanted: 80, actual: 90 })],
        ...answer,
      },
    },
  });

const row = async (name: string) => {
  const cell = await screen.findByText(name);
  return cell.closest('[role="row"]') as HTMLElement;
};

const send = async (name: string, percent: string) => {
  await userEvent.click(
    await screen.findByRole('button', { name: `Send traffic to ${name}` }),
  );
  await userEvent.click(await screen.findByRole('menuitem', { name: percent }));
};

describe('the revisions of a function', () => {
  it('show what each is to get, what it has, and its own address', async () => {
    renderPage(`/claims/${encoded}`, { api: fakeBerthApi(aFunctionWorld()) });
    expect(await row('hello-00002')).toHaveTextContent('20 % wanted, 10 % now');
    expect(await row('hello-00001')).toHaveTextContent('Asleep');
    expect(screen.getByRole('link', { name: 'canary' })).toHaveAttribute(
      'href',
      'http://canary-hello.payments.example.com',
    );
    expect(screen.queryByText(/Pinned/)).not.toBeInTheDocument();
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(violations.map(({ id: rule }) => rule)).toEqual([]);
  });

  it('get another share with two clicks, and are shown anew', async () => {
    const world = aFunctionWorld();
    const run = jest.fn(async () => world.claims[0]);
    renderPage(`/claims/${encoded}`, {
      api: fakeBerthApi(world, { runAction: run }),
    });
    await row('hello-00002');
    world.areas[ROUTE] = {
      pinned: true,
      more: 3,
      revisions: [revision({ name: 'hello-00002', wanted: 50, actual: 50 })],
    };
    await send('hello-00002', '50 %');
    expect(run).toHaveBeenCalledWith(id, 'canary', {
      revision: 'hello-00002',
      percent: 50,
    });
    await waitFor(async () =>
      expect(await row('hello-00002')).toHaveTextContent('50 %'),
    );
    expect(screen.getByText('Pinned: new revisions get 0 %')).toBeVisible();
    expect(screen.getByText('3 older revisions get no traffic.')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Follow latest' }),
    );
    expect(run).toHaveBeenLastCalledWith(id, 'follow', {});
  });

  it('say why a share was refused, in the words of the cluster', async () => {
    const api = fakeBerthApi(aFunctionWorld(), {
      runAction: async () => {
        throw aResponseError({
          name: 'NotAllowedError',
          code: 'cluster-refused',
          message: 'cannot patch resource "services"',
        });
      },
    });
    renderPage(`/claims/${encoded}`, { api });
    await send('hello-00001', '100 %');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('cannot patch resource "services"');
    expect(alert).toHaveFocus();
  });

  it('that are not ready get nothing', async () => {
    const revisions = [revision({ phase: 'Degraded' })];
    renderPage(`/claims/${encoded}`, {
      api: fakeBerthApi(aFunctionWorld({ revisions })),
    });
    expect(
      await screen.findByRole('button', {
        name: 'Send traffic to hello-00001',
      }),
    ).toBeDisabled();
  });

  it('follow the claim as it changes', async () => {
    const world = aFunctionWorld({ revisions: [] });
    const signals = fakeSignals();
    renderPage(`/claims/${encoded}`, { api: fakeBerthApi(world), signals });
    expect(
      await screen.findByText('Knative has not made a revision yet.'),
    ).toBeVisible();
    world.areas[ROUTE] = { pinned: false, more: 0, revisions: [revision()] };
    await signals.send({ kind: 'claim', key: id, operation: 'upsert' });
    expect(await row('hello-00001')).toBeVisible();
  });

  it('that cannot be read are told why', async () => {
    const world = aFunctionWorld();
    world.areas = {};
    renderPage(`/claims/${encoded}`, { api: fakeBerthApi(world) });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is no such route.',
    );
  });
});

describe('the addresses of a function', () => {
  it('are links where a browser gets to, and text where not', async () => {
    renderPage(`/claims/${encoded}`, { api: fakeBerthApi(aFunctionWorld()) });
    const list = await screen.findByRole('list', { name: /addresses/i });
    expect(
      within(list)
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual(['http://hello.payments.example.com']);
    expect(
      within(list).getByText('http://hello.payments.svc.cluster.local'),
    ).toBeVisible();
  });
});
