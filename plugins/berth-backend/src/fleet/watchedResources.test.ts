import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import { neededApis, offeringResources } from './watchedResources';

const api = (plural: string, kind: string, group = 'test.berth.dev') => ({
  group,
  version: 'v1',
  kind,
  plural,
});
const offering = anOffering({
  primary: api('things', 'Thing'),
  children: [api('parts', 'Part'), api('secrets', 'Secret', '')],
  requires: [{ ...api('helpers', 'Helper'), providedBy: 'helper' }],
});

describe('offeringResources', () => {
  it('watches what is served, events about primary objects, and never Secrets', () => {
    expect(
      offeringResources(
        [offering, anOffering({ id: 'test.other' })],
        () => true,
      ).map(({ key, role }) => [key, role]),
    ).toEqual([
      ['test.berth.dev/v1/things', 'claim'],
      ['/v1/events?involvedObject.kind=Thing,test.berth.dev', 'event'],
      ['test.berth.dev/v1/parts', 'child'],
    ]);
  });

  it('watches nothing of an offering whose kind is not there', () => {
    const served = ({ plural }: { plural: string }) => plural !== 'things';
    expect(offeringResources([offering], served)).toEqual([]);
  });

  it('does without a child kind that is not there', () => {
    const served = ({ plural }: { plural: string }) => plural === 'things';
    expect(
      offeringResources([offering], served).map(({ role }) => role),
    ).toEqual(['claim', 'event']);
  });
});

describe('neededApis', () => {
  it('names each API once', () => {
    expect(
      neededApis([offering, offering]).map(({ plural }) => plural),
    ).toEqual(['things', 'parts', 'secrets', 'helpers']);
  });
});
