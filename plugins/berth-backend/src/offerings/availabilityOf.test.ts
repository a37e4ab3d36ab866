import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import type { ApiStatus } from '../fleet/ClusterStore';
import { availabilityOf } from './availabilityOf';

const api = (plural: string, providedBy: string) => ({
  group: 'test.berth.dev',
  version: 'v1',
  plural,
  providedBy,
});
const offering = anOffering({
  requires: [
    api('things', 'the Thing operator'),
    api('parts', 'the Thing operator'),
    api('helpers', 'Helper'),
  ],
});
const key = (plural: string) => `test.berth.dev/v1/${plural}`;
const served = { served: true };
const all: Array<[string, ApiStatus]> = [
  [key('things'), served],
  [key('parts'), served],
  [key('helpers'), served],
];

describe('availabilityOf', () => {
  const availability = (
    apis: Array<[string, ApiStatus]> | undefined,
    simulated: string[] = [],
  ) =>
    availabilityOf({
      offering,
      cluster: { name: 'east', title: 'East' },
      apis: apis && new Map(apis),
      simulated: new Set(simulated),
    });

  it.each<[string, Array<[string, ApiStatus]> | undefined, string | undefined]>(
    [
      ['everything is there', all, undefined],
      ['nothing is known', undefined, 'Cluster East has not answered yet'],
      [
        'one thing is missing',
        all.slice(0, 2),
        'Helper is not installed on cluster East',
      ],
      [
        'two parts of one thing are missing',
        all.slice(2),
        'the Thing operator is not installed on cluster East',
      ],
      [
        'two things are missing',
        [],
        'the Thing operator and Helper are not installed on cluster East',
      ],
      [
        'Berth may not watch it',
        [
          [key('things'), { served: true, problem: 'forbidden' }],
          ...all.slice(1),
        ],
        'forbidden',
      ],
    ],
  )('says, when %s, %#', (_when, apis, reason) => {
    expect(availability(apis)).toEqual({
      cluster: 'east',
      available: reason === undefined,
      reason,
      simulated: false,
    });
  });

  it('is content with one of several', () => {
    const either = anOffering({
      requires: [],
      requiresOneOf: [api('things', 'A'), api('parts', 'B')],
    });
    const reason = (apis: Array<[string, ApiStatus]>) =>
      availabilityOf({
        offering: either,
        cluster: { name: 'east', title: 'East' },
        apis: new Map(apis),
        simulated: new Set(),
      }).reason;
    expect(reason([[key('parts'), served]])).toBeUndefined();
    expect(reason([])).toBe('None of A, B is installed on cluster East');
  });

  it('says whether it is simulated there', () => {
    expect(availability(all, ['test.berth.dev']).simulated).toBe(true);
    expect(availability(all, ['other.dev']).simulated).toBe(false);
  });
});
