import { act, screen } from '@testing-library/react';
import { useText } from '../i18n';
import { aWorld, fakeBerthApi } from '../__testUtils__/fakeBerthApi';
import { fakeSignals } from '../__testUtils__/fakeSignals';
import { aTenant } from '../__testUtils__/fixtures';
import { renderWithBerth } from '../__testUtils__/renderBerth';
import { Announcer, useAnnounce } from './Announcer';
import { BerthProviders } from './BerthProviders';
import { POLL_WITH_SIGNALS, POLL_WITHOUT_SIGNALS } from './LiveUpdates';
import { LOOK_EVERY } from './lookForChanges';
import { useTenants } from './useTenants';

function Titles() {
  const { t } = useText();
  const { data } = useTenants();
  return <p>{data?.map(({ title }) => title).join() ?? t('loading')}</p>;
}

describe('LiveUpdates', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const pass = (milliseconds: number) =>
    act(async () => jest.advanceTimersByTimeAsync(milliseconds));
  let asked: ReturnType<typeof fakeBerthApi>;
  const setUp = async (signals?: ReturnType<typeof fakeSignals>) => {
    const world = aWorld();
    const api = fakeBerthApi(world);
    asked = api;
    const listTenants = jest.spyOn(api, 'listTenants');
    renderWithBerth(
      <BerthProviders>
        <Titles />
      </BerthProviders>,
      { api, signals },
    );
    await pass(100);
    expect(screen.getByText('Payments')).toBeVisible();
    world.tenants = [aTenant({ title: 'Renamed' })];
    return listTenants;
  };

  it('asks again at once for what has changed, and only for that', async () => {
    const signals = fakeSignals();
    const listTenants = await setUp(signals);
    await signals.send({ kind: 'cluster', key: 'x', operation: 'upsert' });
    await pass(1000);
    expect(listTenants).toHaveBeenCalledTimes(1);
    await signals.send({ kind: 'tenant', key: 'x', operation: 'upsert' });
    await pass(50);
    expect(screen.getByText('Renamed')).toBeVisible();
  });

  it.each([
    ['before it was heard', 0],
    ['while the connection was broken', 10_000],
  ])('shows what was said %s', async (_when, later) => {
    const world = aWorld();
    const api = fakeBerthApi(world);
    renderWithBerth(
      <BerthProviders>
        <Titles />
      </BerthProviders>,
      { api, signals: fakeSignals() },
    );
    await pass(100 + later);
    world.tenants = [aTenant({ title: 'Renamed' })];
    world.changes.push({
      seq: world.changes.length + 1,
      kind: 'tenant',
      key: 'payments',
      operation: 'upsert',
      at: new Date().toISOString(),
    });
    await pass(later === 0 ? 1_100 : LOOK_EVERY);
    expect(screen.getByText('Renamed')).toBeVisible();
  });

  it('reads everything anew when the feed was begun anew', async () => {
    const listTenants = await setUp(fakeSignals());
    jest.spyOn(asked, 'listChanges').mockResolvedValue({
      items: [],
      cursor: 0,
      reset: true,
    });
    await pass(1_100);
    expect(listTenants).toHaveBeenCalledTimes(2);
    expect(screen.getByText('Renamed')).toBeVisible();
  });

  it('takes a burst of changes together', async () => {
    const signals = fakeSignals();
    const listTenants = await setUp(signals);
    for (let i = 0; i < 20; i++) {
      await signals.send({ kind: 'tenant', key: 'x', operation: 'upsert' });
    }
    await pass(2000);
    expect(listTenants).toHaveBeenCalledTimes(3);
  });

  it('is not upset by messages of another kind', async () => {
    const signals = fakeSignals();
    const listTenants = await setUp(signals);
    await signals.send(...([] as never[]));
    await pass(1000);
    expect(listTenants).toHaveBeenCalledTimes(1);
  });

  it('asks every 15 s where nobody says what changes', async () => {
    await setUp();
    await pass(POLL_WITHOUT_SIGNALS + 100);
    expect(screen.getByText('Renamed')).toBeVisible();
  });

  it('asks now and then where a connection may have broken unseen', async () => {
    const listTenants = await setUp(fakeSignals());
    await pass(POLL_WITHOUT_SIGNALS + 100);
    expect(listTenants).toHaveBeenCalledTimes(1);
    await pass(POLL_WITH_SIGNALS);
    expect(screen.getByText('Renamed')).toBeVisible();
  });
});

describe('Announcer', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('says the first at once, and of what follows too fast only the last', async () => {
    let announce: (text: string) => void = () => {};
    const Speaker = () => {
      announce = useAnnounce();
      return null;
    };
    renderWithBerth(
      <Announcer>
        <Speaker />
      </Announcer>,
    );
    await act(async () => jest.advanceTimersByTimeAsync(50));
    await act(async () => ['one', 'two', 'three'].forEach(announce));
    const region = screen.getByRole('status');
    expect(region).toHaveAttribute('aria-live', 'polite');
    expect(region).toHaveTextContent('one');
    await act(async () => jest.advanceTimersByTimeAsync(2500));
    expect(region).toHaveTextContent('three');
  });
});
