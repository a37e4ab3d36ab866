import { isoTime, systemClock } from './Clock';

describe('systemClock', () => {
  it('sleeps until the time is up', async () => {
    const before = systemClock.now();
    await systemClock.sleep(20);
    expect(systemClock.now() - before).toBeGreaterThanOrEqual(15);
  });

  it('wakes at once when the signal aborts, before or while it sleeps', async () => {
    const controller = new AbortController();
    const sleeping = systemClock.sleep(60_000, controller.signal);
    controller.abort();
    await sleeping;
    await systemClock.sleep(60_000, controller.signal);
    expect(controller.signal.aborted).toBe(true);
  });
});

describe('isoTime', () => {
  it('writes moments so that they sort as text', () => {
    expect(isoTime(0)).toBe('1970-01-01T00:00:00.000Z');
    expect(isoTime(1_000) < isoTime(1_001)).toBe(true);
  });
});
