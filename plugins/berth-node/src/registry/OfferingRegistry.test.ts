import { anOffering } from '../testUtils/anOffering';
import { createOfferingRegistry } from './OfferingRegistry';

describe('OfferingRegistry', () => {
  it('lists by id, whatever the order of arrival', () => {
    const registry = createOfferingRegistry(anOffering({ id: 'test.b' }));
    registry.add(anOffering({ id: 'test.c' }), anOffering({ id: 'test.a' }));
    expect(registry.list().map(({ id }) => id)).toEqual([
      'test.a',
      'test.b',
      'test.c',
    ]);
  });

  it('finds an offering by its id', () => {
    const offering = anOffering();
    const registry = createOfferingRegistry(offering);
    expect(registry.get('test.thing')).toBe(offering);
    expect(registry.get('test.other')).toBeUndefined();
  });

  it('refuses a second offering of an id', () => {
    expect(() => createOfferingRegistry(anOffering(), anOffering())).toThrow(
      "Two offerings have the id 'test.thing'",
    );
  });
});
