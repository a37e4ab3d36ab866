import { coalesce } from './coalesce';

describe('coalesce', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('lets the first through at once and the rest of a burst together', () => {
    const flush = jest.fn();
    const { push } = coalesce<string>({ interval: 500, flush });
    push(['a']);
    push(['b']);
    push(['c', 'd']);
    expect(flush.mock.calls).toEqual([[['a']]]);
    jest.advanceTimersByTime(500);
    expect(flush.mock.calls).toEqual([[['a']], [['b', 'c', 'd']]]);
    jest.advanceTimersByTime(5000);
    push(['e']);
    expect(flush).toHaveBeenLastCalledWith(['e']);
  });

  it('drops what waits when it is stopped', () => {
    const flush = jest.fn();
    const { push, stop } = coalesce<string>({ interval: 500, flush });
    push(['a']);
    push(['b']);
    stop();
    jest.advanceTimersByTime(5000);
    expect(flush).toHaveBeenCalledTimes(1);
  });
});
