import { berthPermissions } from './permissions';

describe('berthPermissions', () => {
  it('have distinct names of Berth, which policies may rely on', () => {
    const names = berthPermissions.map(({ name }) => name);
    expect(names).toEqual([
      'berth.view',
      'berth.request',
      'berth.act',
      'berth.delete',
      'berth.reveal',
    ]);
    expect(new Set(names).size).toBe(names.length);
  });
});
