import { differences } from './truth';

describe('differences', () => {
  it('finds none between equal lists, whatever their order', () => {
    expect(differences('claim', ['a', 'b'], ['b', 'a'])).toEqual([]);
  });

  it('names what is missing, what is wrong and what is there twice', () => {
    expect(
      differences('claim', ['a Ready', 'b Ready'], ['a Failed', 'b Ready']),
    ).toEqual(['no claim a Ready', 'wrong claim a Failed']);
    expect(differences('entity', ['a'], ['a', 'a'])).toEqual([
      'entity twice: a',
    ]);
  });
});
