import { aClaim, aRequest } from '../__testUtils__/fixtures';
import { timelineOf } from './timeline';

const shape = (options: Parameters<typeof timelineOf>[0]) =>
  timelineOf(options).map(step => `${step.id} ${step.state}`);

describe('timelineOf', () => {
  it('begins before anything is known', () => {
    expect(shape({})).toEqual([
      'requested current',
      'delivered ahead',
      'provisioning ahead',
      'ready ahead',
    ]);
  });

  it.each([
    ['Submitted' as const, 'delivered current', 'provisioning ahead'],
    ['Delivering' as const, 'delivered current', 'provisioning ahead'],
    ['Delivered' as const, 'delivered done', 'provisioning current'],
    ['Failed' as const, 'delivered failed', 'provisioning ahead'],
  ])('follows a request that is %s', (state, delivered, provisioning) => {
    expect(shape({ request: aRequest({ state }) })).toEqual([
      'requested done',
      delivered,
      provisioning,
      'ready ahead',
    ]);
  });

  it.each([
    ['Provisioning' as const, ['provisioning current', 'ready ahead']],
    ['Ready' as const, ['provisioning done', 'ready done']],
    ['Degraded' as const, ['provisioning done', 'ready failed']],
    ['Failed' as const, ['provisioning failed', 'ready ahead']],
    ['Suspended' as const, ['provisioning done', 'suspended current']],
    ['Deleting' as const, ['provisioning done', 'deleting current']],
    ['Unknown' as const, ['provisioning current', 'ready ahead']],
  ])('follows a claim that is %s', (phase, end) => {
    const request = aRequest({ state: 'Delivered' });
    expect(shape({ claim: aClaim({ phase }), request })).toEqual([
      'requested done',
      'delivered done',
      ...end,
    ]);
  });

  it('begins with the creation of what nobody asked Berth for', () => {
    expect(shape({ claim: aClaim() })[0]).toBe('created done');
  });
});
