import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import type { JsonObject } from '@backstage/types';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { BerthApi } from '../api';
import { aWorld, fakeBerthApi } from '../__testUtils__/fakeBerthApi';
import { aClaimDetail, anOffering } from '../__testUtils__/fixtures';
import { renderWithBerth } from '../__testUtils__/renderBerth';
import {
  BerthEngineField,
  BerthNameField,
  BerthOfferingInputField,
  BerthTenantField,
  validateBerthEngine,
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
    path.resolve(__dirname, '../../../../templates/database/template.yaml'),
    'utf8',
  ),
);
const manifest = {
  title: 'Request a database',
  steps: template.spec.parameters.map(({ title, ...schema }) => ({
    title,
    schema,
  })),
};
const extensions = [
  {
    name: 'BerthEngine',
    component: BerthEngineField,
    validation: validateBerthEngine,
  },
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

const on = (cluster: string) => [
  { cluster, available: true, simulated: false },
];
const postgres = anOffering({ engine: 'postgresql' });
const mysql = anOffering({
  id: 'database.mysql',
  title: 'MySQL by somebody',
  engine: 'mysql',
  inputSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      plan: { type: 'string', enum: ['small', 'medium'], default: 'medium' },
      binlogs: { type: 'boolean', title: 'Keep binary logs', default: true },
    },
  },
});
const elsewhere = anOffering({
  id: 'database.mongodb',
  title: 'MongoDB',
  engine: 'mongodb',
  availability: on('another'),
});
const offerings = [postgres, mysql, elsewhere];

function render(options: { api?: BerthApi; formData?: JsonObject } = {}) {
  const onCreate = jest.fn();
  renderWithBerth(
    <Stepper
      manifest={manifest}
      extensions={extensions}
      onCreate={onCreate}
      initialState={options.formData as never}
    />,
    { api: options.api ?? fakeBerthApi(aWorld({ offerings })) },
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
const shows = async (text: string) =>
  waitFor(() => expect(screen.getByText(text)).toBeVisible());
async function choose(engine: string) {
  await click(/Engine/);
  await userEvent.click(screen.getByRole('option', { name: engine }));
}

describe('the form that asks for a database', () => {
  it('is two clicks, and says what it will be and what is better at times', async () => {
    const onCreate = render();
    await filledIn();
    await shows('The choice of your platform team: PostgreSQL');
    await shows(postgres.description);
    expect(
      screen.getByText(/a managed database of your cloud is the better answer/),
    ).toBeVisible();
    expect(await screen.findByRole('radio', { name: /^S/ })).toBeChecked();
    const { value: name } = await nameField();
    await click('Review');
    await click('Create');
    await waitFor(() => expect(onCreate).toHaveBeenCalledTimes(1));
    expect(onCreate).toHaveBeenCalledWith({
      engine: 'postgresql',
      name,
      place: { tenant: 'payments', cluster: 'sandbox', namespace: 'payments' },
      input: { plan: 'small' },
    });
  });

  it('asks what the offering of another engine asks, and keeps nothing else', async () => {
    const onCreate = render({
      formData: { input: { plan: 'small', version: '17' } },
    });
    await filledIn();
    await choose('MySQL');
    await shows('The choice of your platform team: MySQL by somebody');
    expect(screen.queryByText('PostgreSQL version')).not.toBeInTheDocument();
    await click('Review');
    await click('Create');
    await waitFor(() =>
      expect(onCreate).toHaveBeenCalledWith(
        expect.objectContaining({
          engine: 'mysql',
          input: { plan: 'small' },
        }),
      ),
    );
  });

  it('says where nothing gives an engine', async () => {
    render();
    await filledIn();
    await choose('MongoDB');
    await shows('Nothing on sandbox gives MongoDB.');
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  });

  it('offers no engine that no offering gives', async () => {
    render({ api: fakeBerthApi(aWorld({ offerings: [postgres] })) });
    await filledIn();
    await click(/Engine/);
    expect(screen.getAllByRole('option')).toHaveLength(1);
  });

  it('does not go on with a name that the offering behind it has already', async () => {
    const claims = [aClaimDetail({ name: 'orders-db' })];
    render({ api: fakeBerthApi(aWorld({ offerings, claims })) });
    await filledIn();
    await userEvent.clear(await nameField());
    await userEvent.type(await nameField(), 'orders-db');
    expect(await screen.findByText(/taken here already/)).toBeVisible();
    await click('Review');
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });

  it('says so when the engines cannot be read', async () => {
    const api = fakeBerthApi(aWorld({ offerings }), {
      listEngines: async () => {
        throw new Error('The backend is away');
      },
    });
    render({ api });
    expect(await screen.findAllByText(/The backend is away/)).not.toHaveLength(
      0,
    );
  });
});
