import { liveThing } from '../__testUtils__/liveObject';
import { readSecretValues } from './readSecretValues';

const secret = (data?: object) => ({ ...liveThing(), data });

describe('readSecretValues', () => {
  const full = secret({ user: 'YXBw', password: 'cMOkc3M=', other: 7 });

  it.each([
    [full, ['user'], { user: 'app' }],
    [full, [], { user: 'app', password: 'päss' }],
    [full, ['user', 'absent', 'other'], { user: 'app' }],
    [secret(), ['user'], {}],
  ])('reads of %# the keys %j', (object, keys, values) => {
    expect(readSecretValues(object, keys)).toEqual(values);
  });
});
