import { stringifyClaimRef } from '@berth/backstage-plugin-berth-common';
import type { ClaimDetail } from '@berth/backstage-plugin-berth-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { aResponseError } from '../../__testUtils__/errors';
import { aWorld, fakeBerthApi } from '../../__testUtils__/fakeBerthApi';
import { aClaimDetail, anOffering } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderBerth';
import type { BerthApi } from '../../api';
import type { Eventing } from './types';

const id = stringifyClaimRef({
  cluster: 'sandbox',
  namespace: 'payments',
  offering: 'serverless.knative-broker',
  name: 'orders',
});
const encoded = encodeURIComponent(id);

const aBroker = (overrides: Partial<ClaimDetail> = {}): ClaimDetail =>
  aClaimDetail({
    id,
    name: 'orders',
    offering: 'serverless.knative-broker',
    connection: {
      endpoints: [
        {
          name: 'events',
          host: 'broker-ingress.knative-eventing.svc.cluster.local',
          port: 80,
          url: 'http://broker-ingress.knative-eventing.svc.cluster.local/a/b',
        },
      ],
    },
    ...overrides,
  });

const eventing: Eventing = {
  triggers: [
    {
      kind: 'Trigger',
      name: 'hello',
      phase: 'Degraded',
      message: 'The function is not there.',
      what: 'type = com.example.order',
      subscriber: 'hello',
    },
  ],
  sources: [
    {
      kind: 'PingSource',
      name: 'clock',
      phase: 'Ready',
      message: '',
      what: '@hourly',
    },
  ],
};

function render(
  options: {
    claim?: ClaimDetail;
    answer?: Eventing;
    callArea?: BerthApi['callArea'];
  } = {},
) {
  const { claim = aBroker(), answer = eventing, callArea } = options;
  const world = aWorld({
    claims: [claim],
    offerings: [
      anOffering({
        id: 'serverless.knative-broker',
        title: 'Event broker',
        category: 'serverless',
        actions: [],
      }),
    ],
    areas: { [`serverless/eventing/${encoded}`]: answer },
  });
  const api = fakeBerthApi(world);
  renderPage(`/claims/${encoded}`, {
    api: {
      ...api,
      callArea: async <T,>(...call: Parameters<BerthApi['callArea']>) =>
        call[2]?.method === 'POST' && callArea
          ? callArea<T>(...call)
          : api.callArea<T>(...call),
    },
  });
}

const open = async () => {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Send an event' }),
  );
  return screen.findByRole('dialog');
};

const press = (dialog: HTMLElement, name: string) =>
  userEvent.click(within(dialog).getByRole('button', { name }));

describe('what is connected to a broker', () => {
  it('is listed with its state and who gets what', async () => {
    render();
    const table = await screen.findByRole('grid', {
      name: 'Triggers and sources',
    });
    const [, trigger, source] = within(table).getAllByRole('row');
    expect(trigger).toHaveTextContent('The function is not there.');
    expect(trigger).toHaveTextContent('type = com.example.order');
    expect(source).toHaveTextContent('This broker');
  });

  it('is nothing at first, and the way on is named', async () => {
    render({ answer: { triggers: [], sources: [] } });
    expect(
      await screen.findByText(/Subscribe a function under Actions/),
    ).toBeVisible();
  });
});

describe('an event to try with', () => {
  it('is sent with one click more, and what came of it is shown', async () => {
    const callArea = jest.fn(async () => ({
      id: '1',
      accepted: true,
      status: 202,
      url: 'http://broker-ingress.knative-eventing.svc.cluster.local/a/b',
      by: 'proxy',
      message: 'The broker has taken it.',
      answer: '',
    }));
    render({ callArea: callArea as unknown as BerthApi['callArea'] });
    const dialog = await open();
    const { violations } = await axe.run(dialog, {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(violations.map(({ id: rule }) => rule)).toEqual([]);
    await press(dialog, 'Send');
    expect(callArea).toHaveBeenCalledWith('serverless', `/events/${encoded}`, {
      method: 'POST',
      body: {
        type: 'com.example.try',
        source: '/berth',
        data: { hello: 'world' },
      },
    });
    const result = await within(dialog).findByRole('status');
    expect(result).toHaveTextContent('Accepted (202)');
    expect(result).toHaveTextContent('The broker has taken it.');
    expect(result).toHaveTextContent('through the API server');
  });

  it('that is not accepted is shown with what was answered', async () => {
    render({
      callArea: (async () => ({
        id: '1',
        accepted: false,
        status: 400,
        url: 'http://orders.example.com',
        by: 'address',
        message: 'The broker does not take this event.',
        answer: 'no such type',
      })) as unknown as BerthApi['callArea'],
    });
    const dialog = await open();
    await press(dialog, 'Send');
    const result = await within(dialog).findByRole('status');
    expect(result).toHaveTextContent('Not accepted (400)');
    expect(result).toHaveTextContent('no such type');
  });

  it('that is refused says so in the words of the cluster', async () => {
    render({
      callArea: async () => {
        throw aResponseError({
          name: 'NotAllowedError',
          code: 'cluster-refused',
          message: 'services "http:broker-ingress:80" is forbidden',
        });
      },
    });
    const dialog = await open();
    await press(dialog, 'Send');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'services "http:broker-ingress:80" is forbidden',
    );
  });

  it('is not sent when its data is no JSON', async () => {
    const callArea = jest.fn();
    render({ callArea });
    const dialog = await open();
    const data = within(dialog).getByRole('textbox', { name: /Data/ });
    await userEvent.clear(data);
    await userEvent.type(data, 'nonsense');
    await press(dialog, 'Send');
    expect(within(dialog).getByText('This is no JSON.')).toBeVisible();
    expect(callArea).not.toHaveBeenCalled();
  });

  it('cannot be sent before there is an address', async () => {
    render({
      claim: aBroker({ phase: 'Provisioning', connection: undefined }),
    });
    expect(
      await screen.findByRole('grid', { name: 'Triggers and sources' }),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Send an event' }),
    ).not.toBeInTheDocument();
  });
});
