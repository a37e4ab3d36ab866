import { anOffering } from '../__testUtils__/fixtures';
import { engineTitle, offeringOfEngine } from './engines';

const on = (id: string, ...clusters: string[]) =>
  anOffering({
    id,
    availability: ['east', 'west'].map(cluster => ({
      cluster,
      available: clusters.includes(cluster),
      simulated: false,
    })),
  });

const engines = [{ id: 'postgresql', offerings: ['a.first', 'a.second'] }];
const offerings = [on('a.second', 'east', 'west'), on('a.first', 'east')];

describe('the offering of an engine', () => {
  it.each([
    ['postgresql', 'east', 'a.first'],
    ['postgresql', 'west', 'a.second'],
    ['postgresql', 'north', undefined],
    ['postgresql', undefined, undefined],
    ['oracle', 'east', undefined],
    [undefined, 'east', undefined],
  ])('%s on %s is %s', (engine, cluster, id) => {
    expect(offeringOfEngine({ engine, engines, offerings, cluster })?.id).toBe(
      id,
    );
  });

  it('is passed over where it is not installed', () => {
    const [second] = offerings;
    expect(
      offeringOfEngine({
        engine: 'postgresql',
        engines,
        offerings: [second],
        cluster: 'east',
      }),
    ).toBe(second);
  });
});

it.each([
  ['postgresql', 'PostgreSQL'],
  ['mysql', 'MySQL'],
  ['constructor', 'constructor'],
])('writes %s as %s', (id, title) => {
  expect(engineTitle(id)).toBe(title);
});
