import { renderHook } from '@testing-library/react';
import { aResponseError } from '../../__testUtils__/errors';
import { useIdempotencyKey } from './useIdempotencyKey';

describe('useIdempotencyKey', () => {
  const render = () => renderHook(() => useIdempotencyKey()).result.current;
  const refused = aResponseError({ name: 'InputError', message: 'no' });
  const away = aResponseError({
    name: 'ServiceUnavailableError',
    message: 'away',
  });

  it.each([
    ['nobody knows whether it arrived', new Error('Failed to fetch')],
    ['the backend was in trouble', away],
  ])('stays the same for the same body where %s', (_, error) => {
    const { keyFor, onError } = render();
    const key = keyFor({ name: 'a' });
    onError(error);
    expect(keyFor({ name: 'a' })).toBe(key);
  });

  it('is another for another body, and after a refusal', () => {
    const { keyFor, onError } = render();
    const first = keyFor({ name: 'a' });
    const second = keyFor({ name: 'b' });
    onError(refused);
    const third = keyFor({ name: 'b' });
    expect(new Set([first, second, third]).size).toBe(3);
  });
});
