import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import { BerthProviders } from '../../data';
import type { BerthApi } from '../../api';
import { aResponseError } from '../../__testUtils__/errors';
import { aWorld, fakeBerthApi } from '../../__testUtils__/fakeBerthApi';
import { aClaim, NOW } from '../../__testUtils__/fixtures';
import { renderWithBerth } from '../../__testUtils__/renderBerth';
import { ConnectionCard } from './ConnectionCard';

const writeText = jest.fn<Promise<void>, [string]>();
let now = NOW;

beforeEach(() => {
  now = NOW;
  writeText.mockReset();
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText },
  });
});

const render = (
  options: { api?: BerthApi; claim?: Partial<ReturnType<typeof aClaim>> } = {},
) =>
  renderWithBerth(
    <BerthProviders>
      <ConnectionCard claim={aClaim(options.claim)} />
    </BerthProviders>,
    { api: options.api, clock: () => now },
  );

const press = async (name: RegExp | string) => {
  const button = await screen.findByRole('button', { name });
  await act(async () => fireEvent.click(button));
};

describe('ConnectionCard', () => {
  it.each([
    ['Provisioning' as const, 'Unlocks by itself as soon as it is ready.'],
    ['Suspended' as const, 'It has been stopped; resume it to connect.'],
    ['Deleting' as const, 'It is being deleted.'],
    ['Failed' as const, 'It has failed; there is nothing to connect to.'],
  ])('is locked while %s, and says why', async (phase, reason) => {
    render({ claim: { phase } });
    expect(await screen.findByText(reason)).toBeVisible();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('offers every way to connect, without a password', async () => {
    render();
    expect(
      await screen.findByText('orders-db-rw.payments.svc:5432'),
    ).toBeVisible();
    expect(screen.getAllByRole('tab').map(tab => tab.textContent)).toEqual([
      'Kubernetes',
      '.env',
      'psql',
      'JDBC',
    ]);
    expect(
      within(screen.getByRole('region', { name: 'Kubernetes' })).getByText(
        /secretKeyRef/,
      ),
    ).toBeVisible();
    expect(document.body).not.toHaveTextContent('correct-horse');
  });

  it('says that it has copied only once the browser has', async () => {
    let done: () => void = () => {};
    writeText.mockReturnValue(
      new Promise(resolve => {
        done = resolve;
      }),
    );
    render();
    await press('Copy Kubernetes');
    expect(screen.queryByText('Copied')).not.toBeInTheDocument();
    await act(async () => done());
    expect(screen.getAllByText('Copied')).toHaveLength(2);
    expect(writeText).toHaveBeenCalledWith(
      expect.stringContaining('secretKeyRef'),
    );
  });

  it('says that it has not copied when the browser refuses', async () => {
    writeText.mockRejectedValue(new Error('Not allowed'));
    render();
    await press('Copy Kubernetes');
    expect(screen.getAllByText(/^Not copied/)[0]).toBeInTheDocument();
    expect(screen.queryByText('Copied')).not.toBeInTheDocument();
  });

  it('says so too where there is no clipboard at all', async () => {
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: undefined,
    });
    render();
    await press('Copy Kubernetes');
    expect(screen.getAllByText(/^Not copied/)[0]).toBeInTheDocument();
  });
});

describe('credentials', () => {
  it('are read on demand and stay masked until each is asked for', async () => {
    const api = fakeBerthApi();
    const reveal = jest.spyOn(api, 'revealConnection');
    render({ api });
    await screen.findByRole('button', { name: 'Reveal credentials' });
    expect(reveal).not.toHaveBeenCalled();
    await press('Reveal credentials');
    expect(reveal).toHaveBeenCalledTimes(1);
    expect(reveal).toHaveBeenCalledWith(aClaim().id);
    expect(await screen.findByText('password')).toBeVisible();
    expect(screen.queryByText('correct-horse')).not.toBeInTheDocument();
    await press('Show password');
    expect(screen.getByText('correct-horse')).toBeVisible();
    await press('Hide password');
    expect(screen.queryByText('correct-horse')).not.toBeInTheDocument();
  });

  it('can be copied without being shown', async () => {
    writeText.mockResolvedValue(undefined);
    render();
    await press('Reveal credentials');
    await press('Copy password');
    expect(writeText).toHaveBeenCalledWith('correct-horse');
    expect(screen.queryByText('correct-horse')).not.toBeInTheDocument();
  });

  it('are hidden again after a minute, unless one asks for another', async () => {
    jest.useFakeTimers();
    const pass = async (seconds: number) => {
      now += seconds * 1000;
      await act(async () => jest.advanceTimersByTimeAsync(seconds * 1000));
    };
    try {
      render();
      await press('Reveal credentials');
      await press('Show password');
      await pass(40);
      expect(screen.getByText('Hidden again in 20 seconds')).toBeVisible();
      await press('Another minute');
      await pass(50);
      expect(screen.getByText('correct-horse')).toBeVisible();
      await pass(11);
      expect(screen.queryByText('correct-horse')).not.toBeInTheDocument();
      expect(
        screen.getByRole('button', { name: 'Reveal credentials' }),
      ).toBeVisible();
    } finally {
      jest.useRealTimers();
    }
  });

  it('can be hidden at once', async () => {
    render();
    await press('Reveal credentials');
    await press('Hide');
    expect(screen.queryByText('password')).not.toBeInTheDocument();
  });

  it('are not shown when they come after one has left', async () => {
    let answer: (values: { values: Record<string, string> }) => void = () => {};
    const api = fakeBerthApi(aWorld(), {
      revealConnection: () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    });
    const { unmount } = render({ api });
    await press('Reveal credentials');
    unmount();
    await act(async () => answer({ values: { password: 'late' } }));
    expect(document.body).not.toHaveTextContent('late');
  });

  it('are refused in the cluster’s own words', async () => {
    const words = 'secrets "orders-db-app" is forbidden: User "x" cannot get';
    const api = fakeBerthApi(aWorld(), {
      revealConnection: async () => {
        throw aResponseError({
          name: 'NotAllowedError',
          code: 'cluster-refused',
          message: words,
        });
      },
    });
    render({ api });
    await press('Reveal credentials');
    const alert = await screen.findByRole('alert');
    await waitFor(() =>
      expect(alert).toHaveTextContent(`The cluster says: ${words}`),
    );
    expect(alert).toHaveTextContent(
      'You may not read the credentials of orders-db',
    );
  });
});
