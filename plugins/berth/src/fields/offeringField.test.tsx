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
import { anOffering } from '../__testUtils__/fixtures';
import { renderWithBerth } from '../__testUtils__/renderBerth';
import {
  BerthNameField,
  BerthOfferingField,
  BerthOfferingInputField,
  BerthTenantField,
  validateBerthName,
  validateBerthOffering,
  validateBerthOfferingInput,
  validateBerthTenant,
} from '.';

interface Template {
  spec: { parameters: Array<{ title: string } & JsonObject> };
}

/** The golden path as it is shipped. */
const template: Template = parse(
  readFileSync(
    path.resolve(__dirname, '../../../../templates/composition/template.yaml'),
    'utf8',
  ),
);
const manifest = {
  title: 'Something that is defined',
  steps: template.spec.parameters.map(({ title, ...schema }) => ({
    title,
    schema,
  })),
};
const extensions = [
  ['BerthOffering', BerthOfferingField, validateBerthOffering],
  ['BerthName', BerthNameField, validateBerthName],
  ['BerthTenant', BerthTenantField, validateBerthTenant],
  ['BerthOfferingInput', BerthOfferingInputField, validateBerthOfferingInput],
].map(([name, component, validation]) => ({
  name,
  component,
  validation,
})) as unknown as FieldExtensionOptions[];

const on = (cluster: string, more: object = {}) => ({
  cluster,
  available: true,
  simulated: false,
  ...more,
});
const formOf = (properties: object, required: string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const defined = (options: Partial<ReturnType<typeof anOffering>>) =>
  anOffering({ plans: [], advanced: [], engine: undefined, ...options });
const bucket = defined({
  id: 'composition.buckets.test',
  title: 'Bucket',
  inputSchema: formOf({ region: { type: 'string', title: 'Region' } }),
  availability: [
    on('sandbox', {
      inputSchema: formOf({ zone: { type: 'string', title: 'Zone' } }),
    }),
  ],
});
const queue = defined({
  id: 'composition.queues.test',
  title: 'Queue',
  notice: { kind: 'commercial', message: 'It needs a licence.' },
  inputSchema: formOf({ topic: { type: 'string', title: 'Topic' } }, ['topic']),
  availability: [on('sandbox')],
});
const elsewhere = defined({
  id: 'composition.others.test',
  title: 'Other',
  availability: [on('another')],
});

function render(formData?: JsonObject, overrides: Partial<BerthApi> = {}) {
  const onCreate = jest.fn();
  const offerings = [anOffering(), queue, bucket, elsewhere];
  renderWithBerth(
    <Stepper
      manifest={manifest}
      extensions={extensions}
      onCreate={onCreate}
      initialState={formData as never}
    />,
    { api: fakeBerthApi(aWorld({ offerings }), overrides) },
  );
  return onCreate;
}

// The form scrolls to its top at each step; jsdom cannot.
beforeEach(() => {
  window.scrollTo = () => {};
});

const click = async (label: RegExp | string) =>
  userEvent.click(await screen.findByRole('button', { name: label }));
const field = (name: RegExp) => screen.findByRole('textbox', { name });

describe('the form that asks for what clusters define', () => {
  it('offers what the cluster of the claim defines, with the form that it has there', async () => {
    render();
    expect(await field(/^Zone/)).toBeVisible();
    expect(
      screen.queryByRole('textbox', { name: /^Region/ }),
    ).not.toBeInTheDocument();
    await click(/Offering/);
    expect(
      screen.getAllByRole('option').map(({ textContent }) => textContent),
    ).toEqual(['Bucket', 'Queue']);
  });

  it('asks what another one asks, and keeps nothing else', async () => {
    const onCreate = render({ input: { zone: 'north' } });
    await field(/^Zone/);
    await click(/Offering/);
    await userEvent.click(screen.getByRole('option', { name: 'Queue' }));
    await field(/^Topic/);
    expect(screen.getByText('It needs a licence.')).toBeVisible();
    await click('Review');
    // Nothing is sent without what it cannot do without.
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
    await userEvent.type(await field(/^Topic/), 'orders');
    await click('Review');
    await click('Create');
    await waitFor(() =>
      expect(onCreate).toHaveBeenCalledWith(
        expect.objectContaining({
          offering: queue.id,
          input: { topic: 'orders' },
        }),
      ),
    );
  });

  it('says what it would use there, as far as its definition says', async () => {
    const { previewRequest } = fakeBerthApi();
    render(
      {},
      {
        previewRequest: async body => ({
          ...(await previewRequest(body)),
          usageKnown: body.offering !== bucket.id,
        }),
      },
    );
    expect(
      await screen.findByText(/Its definition does not say/),
    ).toBeVisible();
  });

  it('takes one that there is in the place of one that has gone', async () => {
    render({ offering: 'composition.gone.test' });
    expect(await field(/^Zone/)).toBeVisible();
  });
});
