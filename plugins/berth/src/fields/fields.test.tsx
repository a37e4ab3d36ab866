import {
  createFormField,
  Stepper,
} from '@backstage/plugin-scaffolder-react/alpha';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import type { JsonObject } from '@backstage/types';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { BerthApi } from '../api';
import { aWorld, fakeBerthApi } from '../__testUtils__/fakeBerthApi';
import { aClaimDetail, anOffering, aTenant } from '../__testUtils__/fixtures';
import { renderWithBerth } from '../__testUtils__/renderBerth';
import {
  BerthNameField,
  BerthOfferingInputField,
  BerthTenantField,
  validateBerthName,
  validateBerthOfferingInput,
  validateBerthTenant,
} from '.';

interface Template {
  spec: { parameters: Array<{ title: string } & JsonObject> };
}

/** The golden path as it is shipped. */
const template: Template = parse(
  readFileSync(
    path.resolve(
      __dirname,
      '../../../../templates/postgres-database/template.yaml',
    ),
    'utf8',
  ),
);
const manifest = {
  title: 'PostgreSQL database',
  steps: template.spec.parameters.map(({ title, ...schema }) => ({
    title,
    schema,
  })),
};
const extensions = [
  {
    name: 'BerthName',
    component: BerthNameField,
    validation: validateBerthName,
  },
  {
    name: 'BerthTenant',
    component: BerthTenantField,
    validation: validateBerthTenant,
  },
  {
    name: 'BerthOfferingInput',
    component: BerthOfferingInputField,
    validation: validateBerthOfferingInput,
  },
] as unknown as FieldExtensionOptions[];

const shop = aTenant({
  name: 'shop',
  title: 'Shop',
  mine: false,
  namespaces: [{ cluster: 'sandbox', name: 'shop', primary: true }],
});
const offerings = [anOffering()];

function render(options: { api?: BerthApi; formData?: JsonObject } = {}) {
  const onCreate = jest.fn();
  renderWithBerth(
    <Stepper
      manifest={manifest}
      extensions={extensions}
      onCreate={onCreate}
      initialState={options.formData as never}
    />,
    {
      api:
        options.api ??
        fakeBerthApi(aWorld({ tenants: [shop, aTenant()], offerings })),
    },
  );
  return onCreate;
}

// The form scrolls to its top at each step; jsdom cannot.
beforeEach(() => {
  window.scrollTo = () => {};
});

const click = async (label: RegExp | string) =>
  userEvent.click(await screen.findByRole('button', { name: label }));
const nameField = () =>
  screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' });
const filledIn = async () =>
  waitFor(async () =>
    expect((await nameField()).value).toMatch(/^payments-db-[a-z0-9]{3}$/),
  );

describe('the golden path’s form', () => {
  it('is two clicks for somebody who changes nothing', async () => {
    const onCreate = render();
    await filledIn();
    expect(await screen.findByRole('radio', { name: /^S/ })).toBeChecked();
    const { value: name } = await nameField();
    await click('Review');
    await click('Create');
    await waitFor(() => expect(onCreate).toHaveBeenCalledTimes(1));
    expect(onCreate).toHaveBeenCalledWith({
      name,
      place: { tenant: 'payments', cluster: 'sandbox', namespace: 'payments' },
      input: { plan: 'small' },
    });
  });

  it('keeps what the address has brought along', async () => {
    const formData = {
      name: 'mine',
      place: {
        tenant: 'payments',
        cluster: 'sandbox',
        namespace: 'payments-staging',
      },
      input: { plan: 'large', version: '17' },
    };
    const onCreate = render({ formData });
    expect(await screen.findByRole('radio', { name: /^L/ })).toBeChecked();
    await click('Review');
    await click('Create');
    await waitFor(() => expect(onCreate).toHaveBeenCalledWith(formData));
  });

  it('fills in the rest when it knows only the tenant', async () => {
    const onCreate = render({ formData: { place: { tenant: 'shop' } } });
    await waitFor(async () =>
      expect((await nameField()).value).toMatch(/^shop-db-/),
    );
    await click('Review');
    await click('Create');
    await waitFor(() =>
      expect(onCreate).toHaveBeenCalledWith(
        expect.objectContaining({
          place: { tenant: 'shop', cluster: 'sandbox', namespace: 'shop' },
        }),
      ),
    );
  });

  it('has the name follow the tenant until somebody types one', async () => {
    render();
    await filledIn();
    await click(/Payments Tenant/);
    await userEvent.click(screen.getByRole('option', { name: 'Shop' }));
    await waitFor(async () =>
      expect((await nameField()).value).toMatch(/^shop-db-/),
    );
    await userEvent.clear(await nameField());
    await userEvent.type(await nameField(), 'mine');
    await click(/Shop Tenant/);
    await userEvent.click(screen.getByRole('option', { name: 'Payments' }));
    expect(await nameField()).toHaveValue('mine');
  });

  it('offers the other namespaces under Advanced', async () => {
    render();
    await filledIn();
    await userEvent.click(screen.getAllByText('Advanced')[0]);
    await click(/payments on sandbox/);
    expect(
      screen.getByRole('option', { name: 'payments-staging on sandbox' }),
    ).toBeVisible();
  });

  it('says at once what is wrong with an option, and does not go on', async () => {
    render();
    await filledIn();
    await userEvent.click(screen.getAllByText('Advanced')[1]);
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Storage' }),
      '10Gb',
    );
    await waitFor(() =>
      expect(screen.getByText(/Write a number and a unit/)).toBeVisible(),
    );
    await click('Review');
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });

  it('finds no fault with what nobody has filled in, until somebody goes on', async () => {
    const needsImage = anOffering({
      plans: [],
      advanced: [],
      inputSchema: {
        type: 'object',
        required: ['image'],
        properties: { image: { type: 'string', title: 'Image' } },
      },
    });
    render({
      api: fakeBerthApi(
        aWorld({ tenants: [aTenant()], offerings: [needsImage] }),
      ),
      formData: { input: {} },
    });
    expect(
      await screen.findByRole('textbox', { name: /^Image/ }),
    ).toBeVisible();
    expect(screen.queryByText('This is needed.')).not.toBeInTheDocument();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Review' }),
    );
    expect(await screen.findByText('This is needed.')).toBeVisible();
  });

  it('unfolds what the address has brought along and is wrong', async () => {
    render({ formData: { input: { plan: 'small', storage: '10Gb' } } });
    await waitFor(async () =>
      expect(
        await screen.findByText(/Write a number and a unit/),
      ).toBeVisible(),
    );
  });

  it('does not go on with a name that is taken', async () => {
    const api = fakeBerthApi(
      aWorld({ offerings, claims: [aClaimDetail({ name: 'orders-db' })] }),
    );
    render({ api });
    await filledIn();
    await userEvent.clear(await nameField());
    await userEvent.type(await nameField(), 'orders-db');
    expect(await screen.findByText(/taken here already/)).toBeVisible();
    await click('Review');
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });

  it('says so when the offering is not there', async () => {
    render({ api: fakeBerthApi(aWorld({ offerings: [] })) });
    expect(
      await screen.findByText(
        'There is no offering database.cloudnative-pg in this portal.',
      ),
    ).toBeVisible();
  });
});

it('gives the new frontend system fields that it takes', () => {
  expect(
    createFormField({ name: 'BerthName', component: BerthNameField }),
  ).toBeDefined();
});
