import { configApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import type { JsonObject } from '@backstage/types';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderWithBerth } from '../__testUtils__/renderBerth';
import { BerthForgeField } from '.';

const manifest = {
  title: 'New service',
  steps: [
    {
      title: 'Your service',
      schema: {
        properties: { forge: { type: 'string', 'ui:field': 'BerthForge' } },
      },
    },
  ],
};
const extensions = [
  { name: 'BerthForge', component: BerthForgeField },
] as unknown as FieldExtensionOptions[];

/** The form in a portal with forges at these hosts. */
function render(hosts: string[]) {
  const onCreate = jest.fn();
  const data: JsonObject = {
    integrations: { gitea: hosts.map(host => ({ host })) },
  };
  renderWithBerth(
    <TestApiProvider
      apis={[
        [configApiRef, mockApis.config({ data: hosts.length > 0 ? data : {} })],
      ]}
    >
      <Stepper
        manifest={manifest}
        extensions={extensions}
        onCreate={onCreate}
      />
    </TestApiProvider>,
  );
  return {
    finish: async () => {
      await userEvent.click(
        await screen.findByRole('button', { name: /Review/ }),
      );
      await userEvent.click(
        await screen.findByRole('button', { name: 'Create' }),
      );
      await waitFor(() => expect(onCreate).toHaveBeenCalled());
      return onCreate.mock.calls[0][0];
    },
  };
}

// The form scrolls to its top at each step; jsdom cannot.
beforeEach(() => {
  window.scrollTo = () => {};
});

describe('BerthForge', () => {
  it('chooses the first forge by itself', async () => {
    const { finish } = render(['git.example.org', 'other.example.org']);

    expect(
      await screen.findByRole('button', { name: /On git\.example\.org/ }),
    ).toBeVisible();
    expect(await finish()).toEqual({ forge: 'git.example.org' });
  });

  it('lets somebody do without a repository', async () => {
    const { finish } = render(['git.example.org']);

    await userEvent.click(
      await screen.findByRole('button', { name: /On git\.example\.org/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'No repository' }),
    );
    expect((await finish()).forge || '').toBe('');
  });

  it('says where there is no forge, and asks for nothing', async () => {
    const { finish } = render([]);

    expect(
      await screen.findByText(
        'This portal has no Git forge, so no repository is made.',
      ),
    ).toBeVisible();
    expect(await finish()).toEqual({});
  });
});
