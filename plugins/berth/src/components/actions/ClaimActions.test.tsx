import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aResponseError } from '../../__testUtils__/errors';
import { aWorld, fakeBerthApi } from '../../__testUtils__/fakeBerthApi';
import { aClaim, anOffering } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderBerth';

const { id, name } = aClaim();
const open = async (item: RegExp | string, api = fakeBerthApi()) => {
  renderPage(`/claims/${id}`, { api });
  // The menu is complete once the offering is known.
  await screen.findByText('PostgreSQL');
  await userEvent.click(await screen.findByRole('button', { name: 'Actions' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
  return screen.findByRole('dialog');
};
const button = (dialog: HTMLElement, label: string) =>
  within(dialog).getByRole('button', { name: label });

describe('deleting', () => {
  it('begins at Cancel, says what goes and what would keep the data', async () => {
    const dialog = await open(/Delete/);
    expect(
      within(dialog).getByRole('heading', { name: 'Delete orders-db?' }),
    ).toBeVisible();
    expect(button(dialog, 'Cancel')).toHaveFocus();
    expect(
      within(dialog).getByText('Hibernate would keep the data'),
    ).toBeVisible();
    const items = await within(dialog).findAllByRole('listitem');
    await waitFor(() =>
      expect(items.map(item => item.textContent).join()).toMatch(
        /Cluster orders-db/,
      ),
    );
    expect(within(dialog).getByText('all data in it')).toBeVisible();
    expect(within(dialog).getByText('orders-db-app')).toBeVisible();
  });

  it('asks for the name where data goes, and takes no other', async () => {
    const api = fakeBerthApi();
    const remove = jest.spyOn(api, 'deleteClaim');
    const dialog = await open(/Delete/, api);
    await userEvent.click(button(dialog, 'Delete orders-db'));
    expect(within(dialog).getByText('Type orders-db, exactly.')).toBeVisible();
    const field = within(dialog).getByRole('textbox');
    expect(field).toHaveFocus();
    await userEvent.type(field, 'orders');
    await userEvent.click(button(dialog, 'Delete orders-db'));
    expect(remove).not.toHaveBeenCalled();
    await userEvent.type(field, '-db');
    await userEvent.click(button(dialog, 'Delete orders-db'));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(remove).toHaveBeenCalledWith(id, name);
    expect(screen.getByText('orders-db is being deleted')).toBeInTheDocument();
  });

  it('asks for no name where there is nothing to lose', async () => {
    const offerings = [anOffering({ holdsData: false, actions: [] })];
    const api = fakeBerthApi(aWorld({ offerings }));
    const remove = jest.spyOn(api, 'deleteClaim');
    const dialog = await open(/Delete/, api);
    expect(within(dialog).queryByRole('textbox')).not.toBeInTheDocument();
    await userEvent.click(button(dialog, 'Delete orders-db'));
    await waitFor(() => expect(remove).toHaveBeenCalledWith(id, undefined));
  });

  it('changes nothing when it is cancelled', async () => {
    const api = fakeBerthApi();
    const remove = jest.spyOn(api, 'deleteClaim');
    await userEvent.click(button(await open(/Delete/, api), 'Cancel'));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(remove).not.toHaveBeenCalled();
  });

  it('shows the cluster’s refusal and stays open', async () => {
    const api = fakeBerthApi(aWorld(), {
      deleteClaim: async () => {
        throw aResponseError({
          name: 'NotAllowedError',
          code: 'cluster-refused',
          message: 'cannot delete resource "clusters"',
        });
      },
    });
    const dialog = await open(/Delete/, api);
    await userEvent.type(within(dialog).getByRole('textbox'), name);
    await userEvent.click(button(dialog, 'Delete orders-db'));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'The cluster says: cannot delete resource "clusters"',
    );
  });
});

describe('actions', () => {
  it('are those of the offering, each with its own form', async () => {
    const api = fakeBerthApi();
    const run = jest.spyOn(api, 'runAction');
    const dialog = await open('Scale', api);
    const field = within(dialog).getByRole('textbox', { name: /Instances/ });
    await userEvent.type(field, '-3');
    expect(
      within(dialog).getByText('Write a number from 1 to 9.'),
    ).toBeVisible();
    await userEvent.click(button(dialog, 'Scale'));
    expect(run).not.toHaveBeenCalled();
    await userEvent.clear(field);
    await userEvent.type(field, '5');
    await userEvent.click(button(dialog, 'Scale'));
    await waitFor(() =>
      expect(run).toHaveBeenCalledWith(id, 'scale', { instances: 5 }),
    );
  });

  it('ask for what is missing', async () => {
    const dialog = await open('Scale');
    await userEvent.click(button(dialog, 'Scale'));
    expect(within(dialog).getByText('This is needed.')).toBeVisible();
  });

  it('ask twice where they can hurt, beginning at Cancel', async () => {
    const api = fakeBerthApi();
    const run = jest.spyOn(api, 'runAction');
    const dialog = await open('Hibernate', api);
    expect(button(dialog, 'Cancel')).toHaveFocus();
    await userEvent.click(button(dialog, 'Hibernate orders-db'));
    await waitFor(() => expect(run).toHaveBeenCalledWith(id, 'hibernate', {}));
  });

  it('say which fields the backend has found wrong', async () => {
    const api = fakeBerthApi(aWorld(), {
      runAction: async () => {
        throw aResponseError({
          name: 'InputError',
          code: 'input-invalid',
          message: 'instances: Too many. (and 1 more)',
          fields: [
            { field: 'instances', message: 'Too many.' },
            { field: 'storage', message: 'Too small.' },
          ],
        });
      },
    });
    const dialog = await open('Restart', api);
    await userEvent.click(button(dialog, 'Restart'));
    const alert = await within(dialog).findByRole('alert');
    expect(alert).toHaveTextContent('instances: Too many.');
    expect(alert).toHaveTextContent('storage: Too small.');
    expect(alert).toHaveFocus();
  });

  it('say why they cannot run now', async () => {
    const api = fakeBerthApi(aWorld(), {
      runAction: async () => {
        throw aResponseError({
          name: 'ConflictError',
          code: 'action-unavailable',
          message: 'It is hibernated already.',
        });
      },
    });
    const dialog = await open('Restart', api);
    await userEvent.click(button(dialog, 'Restart'));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'It is hibernated already.',
    );
  });
});
