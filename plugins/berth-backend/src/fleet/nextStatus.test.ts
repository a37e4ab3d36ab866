import type { ClusterStatus } from './ClusterStore';
import { nextStatus, type HealthObservation } from './nextStatus';

const earlier = '2026-01-01T00:00:00.000Z';
const now = '2026-01-01T01:00:00.000Z';
const stale: ClusterStatus = {
  state: 'stale',
  staleSince: earlier,
  message: 'gone',
  kubernetesVersion: 'v1',
};
const connected: ClusterStatus = {
  state: 'connected',
  kubernetesVersion: 'v1',
};
const failure: HealthObservation = { type: 'failure', message: 'still gone' };

describe('nextStatus', () => {
  it.each<[ClusterStatus, HealthObservation, ClusterStatus]>([
    [
      connected,
      { type: 'start' },
      { state: 'unknown', kubernetesVersion: 'v1' },
    ],
    [stale, { type: 'start' }, stale],
    [connected, { type: 'answer' }, connected],
    [
      connected,
      { type: 'answer', kubernetesVersion: 'v2' },
      { state: 'connected', kubernetesVersion: 'v2' },
    ],
    [stale, { type: 'answer' }, connected],
    [connected, failure, { ...stale, staleSince: now, message: 'still gone' }],
    [stale, failure, { ...stale, message: 'still gone' }],
    [
      { state: 'unknown' },
      failure,
      {
        state: 'stale',
        staleSince: now,
        message: 'still gone',
        kubernetesVersion: undefined,
      },
    ],
  ])('makes of %j, after %j, %j', (status, observation, expected) => {
    expect(nextStatus(status, observation, now)).toEqual(expected);
  });
});
