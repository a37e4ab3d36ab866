import { parseOwner } from './parseRef';

describe('parseOwner', () => {
  it.each([
    ['group:default/payments', 'group:default/payments'],
    ['payments', 'group:default/payments'],
    [' Payments ', 'group:default/payments'],
    ['user:guests/ada', 'user:guests/ada'],
    ['other/payments', 'group:other/payments'],
    ['component:default/payments', undefined],
    ['group:default/', undefined],
    ['group:default/with space', undefined],
    ['group:Bad_Namespace/x', undefined],
    [`group:default/${'x'.repeat(64)}`, undefined],
    ['<b>payments</b>', undefined],
    ['', undefined],
  ])('reads %j as %j', (text, expected) => {
    expect(parseOwner(text)).toBe(expected);
  });
});
