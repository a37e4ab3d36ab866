import type { ScaffolderApi } from '@backstage/plugin-scaffolder-react';
import type { ClaimRequestBody } from '@berth/backstage-plugin-berth-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aResponseError } from '../../__testUtils__/errors';
import { aWorld, fakeBerthApi } from '../../__testUtils__/fakeBerthApi';
import { aClaimDetail, anOffering } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderBerth';

const path = '/tenants/payments';

/** A scaffolder whose template has our three fields. */
function fakeScaffolder(overrides: Partial<ScaffolderApi> = {}) {
  return {
    getTemplateParameterSchema: async () => ({
      title: 'PostgreSQL',
      steps: [
        {
          title: 'Your database',
          schema: {
            required: ['name', 'place'],
            properties: {
              name: { type: 'string', 'ui:field': 'BerthName' },
              place: { type: 'object', 'ui:field': 'BerthTenant' },
              input: { type: 'object', 'ui:field': 'BerthOfferingInput' },
              note: { type: 'string', default: 'none' },
            },
          },
        },
      ],
    }),
    scaffold: jest.fn(async () => ({ taskId: 'task-1' })),
    streamLogs: () => ({ subscribe: () => ({ unsubscribe: () => {} }) }),
    ...overrides,
  } as unknown as ScaffolderApi & { scaffold: jest.Mock };
}

const open = async () => {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Request PostgreSQL' }),
  );
  return screen.findByRole('dialog');
};
const create = () =>
  userEvent.click(screen.getByRole('button', { name: 'Create' }));

describe('RequestDialog', () => {
  it('takes two clicks and no typing, and shows the claim at once', async () => {
    const scaffolder = fakeScaffolder();
    renderPage(path, { scaffolder });
    const dialog = await open();
    const { value: name } = within(dialog).getByRole<HTMLInputElement>(
      'textbox',
      { name: 'Name' },
    );
    expect(name).toMatch(/^payments-db-[a-z0-9]{3}$/);
    expect(within(dialog).getByRole('radio', { name: /^S/ })).toBeChecked();
    await create();
    expect(
      await screen.findByRole('heading', { level: 2, name }),
    ).toBeVisible();
    expect(scaffolder.scaffold).toHaveBeenCalledTimes(1);
    expect(scaffolder.scaffold).toHaveBeenCalledWith({
      templateRef: 'template:default/postgres-database',
      values: {
        name,
        place: {
          tenant: 'payments',
          cluster: 'sandbox',
          namespace: 'payments',
        },
        input: { plan: 'small' },
        note: 'none',
      },
    });
    expect(screen.getByText('The request is being sent.')).toBeVisible();
    expect(screen.getByRole('heading', { level: 2, name })).toHaveFocus();
    expect(document.title).toBe(name);
    expect(screen.getByRole('link', { name: 'See the task' })).toHaveAttribute(
      'href',
      '/create/tasks/task-1',
    );
  });

  it('shows the steps before the backend has said anything', async () => {
    const api = fakeBerthApi(aWorld(), {
      getClaim: () => new Promise(() => {}),
    });
    renderPage(path, { api, scaffolder: fakeScaffolder() });
    await open();
    await create();
    expect(await screen.findByText('The request is being sent.')).toBeVisible();
    expect(screen.getByText('Provisioning')).toBeVisible();
  });

  it('states what each size gets', async () => {
    renderPage(path, { scaffolder: fakeScaffolder() });
    const medium = within(await open()).getByRole('radio', { name: /^M/ });
    expect(medium).toHaveAccessibleName(/2 CPU/);
    expect(medium).toHaveAccessibleName(/4 GiB memory/);
    expect(medium).toHaveAccessibleName(/50 GiB storage/);
  });

  it('links to the whole form with what has been chosen', async () => {
    renderPage(path, { scaffolder: fakeScaffolder() });
    const dialog = await open();
    await userEvent.click(within(dialog).getByRole('radio', { name: /^L/ }));
    const link = await within(dialog).findByRole('link', {
      name: 'All options',
    });
    const url = new URL(link.getAttribute('href')!, 'http://localhost');
    expect(url.pathname).toBe('/create/templates/default/postgres-database');
    expect(JSON.parse(url.searchParams.get('formData')!)).toEqual(
      expect.objectContaining({ input: { plan: 'large' } }),
    );
  });

  it.each([
    ['Orders DB-', 'orders-db-', /Use lower-case letters/],
    ['9lives', '9lives', /beginning with a letter/],
    ['orders-db', 'orders-db', /taken here already/],
    ['x'.repeat(51), 'x'.repeat(51), /may have 50/],
  ])('says what to do about the name %s', async (typed, shown, remedy) => {
    const scaffolder = fakeScaffolder();
    const api = fakeBerthApi(aWorld({ claims: [aClaimDetail()] }));
    renderPage(path, { api, scaffolder });
    const name = within(await open()).getByRole('textbox', { name: 'Name' });
    await userEvent.clear(name);
    await userEvent.type(name, typed);
    expect(name).toHaveValue(shown);
    expect(await screen.findByText(remedy)).toBeVisible();
    await create();
    expect(scaffolder.scaffold).not.toHaveBeenCalled();
    expect(name).toHaveFocus();
  });

  it('keeps everything when sending fails, in the cluster’s own words', async () => {
    const words = 'User "backstage:shop-developer" cannot create resource';
    const scaffolder = fakeScaffolder({
      scaffold: jest.fn(async () => {
        throw aResponseError({
          name: 'NotAllowedError',
          code: 'cluster-refused',
          message: words,
        });
      }),
    });
    renderPage(path, { scaffolder });
    const dialog = await open();
    const name = within(dialog).getByRole('textbox', { name: 'Name' });
    await userEvent.clear(name);
    await userEvent.type(name, 'mine');
    await create();
    const alert = await within(dialog).findByRole('alert');
    expect(alert).toHaveTextContent(`The cluster says: ${words}`);
    expect(alert).toHaveFocus();
    expect(alert).toHaveTextContent(
      'You may not request PostgreSQL for Payments',
    );
    expect(name).toHaveValue('mine');
  });

  it('asks Berth itself where there is no golden path', async () => {
    const { template: _template, ...withoutTemplate } = anOffering();
    const createRequest = jest.fn(async () => ({} as never));
    const api = fakeBerthApi(aWorld({ offerings: [withoutTemplate] }), {
      createRequest,
    });
    renderPage(path, { api, scaffolder: fakeScaffolder() });
    await open();
    await create();
    await waitFor(() => expect(createRequest).toHaveBeenCalledTimes(1));
    expect(createRequest).toHaveBeenCalledWith(
      expect.objectContaining({
        offering: 'database.cloudnative-pg',
        tenant: 'payments',
        cluster: 'sandbox',
        namespace: 'payments',
        input: { plan: 'small' },
      }),
      { idempotencyKey: expect.stringMatching(/.{8,}/) },
    );
  });

  it('asks for what is needed where there is no golden path, as the cluster defines it', async () => {
    const { template: _template, ...offering } = anOffering({
      plans: [],
      advanced: ['note'],
      inputSchema: { type: 'object', properties: {} },
      availability: [
        {
          cluster: 'sandbox',
          available: true,
          simulated: false,
          inputSchema: {
            type: 'object',
            required: ['image'],
            properties: {
              image: { type: 'string', title: 'Image' },
              note: { type: 'string', title: 'Note' },
            },
          },
          advanced: ['note'],
        },
      ],
    });
    const createRequest = jest.fn(async () => ({} as never));
    const api = fakeBerthApi(aWorld({ offerings: [offering] }), {
      createRequest,
    });
    renderPage(path, { api, scaffolder: fakeScaffolder() });
    const dialog = await open();
    const image = within(dialog).getByRole('textbox', { name: /Image/ });
    expect(within(dialog).queryByText('This is needed.')).toBeNull();
    await create();
    expect(within(dialog).getByText('This is needed.')).toBeVisible();
    expect(createRequest).not.toHaveBeenCalled();
    await userEvent.type(image, 'shop:1');
    await create();
    await waitFor(() =>
      expect(createRequest).toHaveBeenCalledWith(
        expect.objectContaining({ input: { image: 'shop:1' } }),
        expect.anything(),
      ),
    );
  });

  it.each([
    ['commercial', 'Commercial'],
    ['deprecated', 'Deprecated'],
    ['archived', 'Archived'],
    ['experimental', 'Experimental'],
  ] as const)('says of what is %s that it is', async (kind, title) => {
    const message = 'Its images need a subscription.';
    const offering = anOffering({ notice: { kind, message } });
    const api = fakeBerthApi(aWorld({ offerings: [offering] }));
    renderPage(path, { api, scaffolder: fakeScaffolder() });
    const dialog = await open();
    expect(within(dialog).getByText(title)).toBeVisible();
    expect(within(dialog).getByText(message)).toBeVisible();
  });

  it('says what a claim would use where no sizes say it', async () => {
    const { template: _template, ...offering } = anOffering({
      id: 'composition.webapps.test',
      plans: [],
      advanced: [],
      inputSchema: {
        type: 'object',
        required: ['replicas'],
        properties: { replicas: { type: 'integer', title: 'Replicas' } },
      },
    });
    const preview = await fakeBerthApi().previewRequest({
      ...{ tenant: 'payments', offering: offering.id, name: 'x' },
    });
    const previewRequest = jest.fn(async ({ input }: ClaimRequestBody) => ({
      ...preview,
      usage: { 'requests.cpu': `${input?.replicas}50m`, pods: '2' },
      usageKnown: input?.replicas === 1,
    }));
    const api = fakeBerthApi(aWorld({ offerings: [offering] }), {
      previewRequest,
    });
    renderPage(path, { api, scaffolder: fakeScaffolder() });
    const dialog = await open();
    const replicas = within(dialog).getByRole('textbox', { name: /Replicas/ });
    expect(within(dialog).queryByText('What it uses')).toBeNull();
    await userEvent.type(replicas, '1');
    expect(await within(dialog).findByText('0.15 CPU')).toBeVisible();
    expect(within(dialog).getByText('2 pods')).toBeVisible();
    expect(within(dialog).queryByText(/does not say/)).toBeNull();
    expect(previewRequest).toHaveBeenLastCalledWith(
      expect.objectContaining({
        offering: offering.id,
        tenant: 'payments',
        cluster: 'sandbox',
        namespace: 'payments',
        input: { replicas: 1 },
      }),
      expect.anything(),
    );

    await userEvent.clear(replicas);
    await userEvent.type(replicas, '2');
    expect(await within(dialog).findByText('0.25 CPU')).toBeVisible();
    expect(
      within(dialog).getByText(/what else, .* does not say/),
    ).toBeVisible();
  });

  it('leaves it to the whole form where a template asks for more', async () => {
    const scaffolder = fakeScaffolder({
      getTemplateParameterSchema: async () => ({
        title: 'PostgreSQL',
        steps: [
          {
            title: 'Cost',
            schema: {
              required: ['costCentre'],
              properties: { costCentre: { type: 'string' } },
            },
          },
        ],
      }),
    });
    renderPage(path, { scaffolder });
    const dialog = await open();
    expect(
      await within(dialog).findByRole('link', {
        name: /fill in the whole form/,
      }),
    ).toBeVisible();
    expect(
      within(dialog).getByRole('button', { name: 'Create' }),
    ).toBeDisabled();
  });
});
