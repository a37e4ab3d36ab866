import { progressOfEvent } from './useTask';

const body = { message: 'Run completed with status: failed' };

describe('progressOfEvent', () => {
  it.each([
    ['log', body, undefined],
    ['cancelled', body, { state: 'cancelled' }],
    ['recovered', body, { state: 'running' }],
    ['completion', { message: 'done' }, { state: 'completed' }],
    [
      'completion',
      { ...body, error: { name: 'Error', message: 'It is forbidden.' } },
      { state: 'failed', message: 'It is forbidden.' },
    ],
  ] as const)('reads %s', (type, eventBody, progress) => {
    expect(progressOfEvent({ type, body: eventBody })).toEqual(progress);
  });
});
