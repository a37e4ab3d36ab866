import type { Clock } from '../berth/clock';

/** A clock that only moves when somebody sleeps by it, or when it is set. */
export class FakeClock implements Clock {
  time = 0;
  readonly sleeps: number[] = [];
  onSleep: () => void = () => {};

  now = () => this.time;

  sleep = async (ms: number) => {
    this.sleeps.push(ms);
    this.time += ms;
    this.onSleep();
  };
}
