import { toClaimRequest, toListedRequest, type RequestRow } from './RequestRow';

const file = 'x'.repeat(2_001);

const row = {
  id: 'r-1',
  state: 'Delivered',
  input: JSON.stringify({ pipeline: file, version: 'v1', size: 3 }),
  attempts: 1,
} as unknown as RequestRow;

describe('a request as it is answered', () => {
  it('has all of its input by itself', () => {
    expect(toClaimRequest(row).input).toEqual({
      pipeline: file,
      version: 'v1',
      size: 3,
    });
  });

  it('has no files in it among others', () => {
    expect(toListedRequest(row)).toEqual({
      ...toClaimRequest(row),
      input: { version: 'v1', size: 3 },
    });
  });
});
