import { kubernetesIdentity } from './kubernetesIdentity';

const config = { userPrefix: 'backstage:', groupPrefix: 'backstage:' };
const plain = { userPrefix: '', groupPrefix: '' };

describe('kubernetesIdentity', () => {
  it.each([
    [
      'user:default/anna',
      ['user:default/anna', 'group:default/payments'],
      config,
      { user: 'backstage:anna', groups: ['backstage:payments'] },
    ],
    ['user:default/anna', [], config, { user: 'backstage:anna', groups: [] }],
    [
      'user:External/Anna',
      ['group:external/Payments', 'group:default/payments'],
      config,
      {
        user: 'backstage:external/anna',
        groups: ['backstage:external/payments', 'backstage:payments'],
      },
    ],
    [
      'user:default/anna',
      ['group:default/b', 'group:default/a', 'group:default/b'],
      { userPrefix: 'oidc:', groupPrefix: 'team-' },
      { user: 'oidc:anna', groups: ['team-a', 'team-b'] },
    ],
    [
      'user:default/anna',
      ['component:default/shop', 'system:default/masters'],
      plain,
      { user: 'anna', groups: [] },
    ],
  ])(
    'names %s with %j',
    (userEntityRef, ownershipEntityRefs, names, identity) => {
      expect(
        kubernetesIdentity({
          userEntityRef,
          ownershipEntityRefs,
          config: names,
        }),
      ).toEqual(identity);
    },
  );

  it.each([
    ['another kind', 'component:default/anna', [], config],
    ['a service', 'service:default/scaffolder', [], config],
    [
      'a reserved prefix',
      'user:default/anna',
      [],
      { ...config, userPrefix: 'system:' },
    ],
    [
      'a group of a reserved prefix',
      'user:default/anna',
      ['group:default/masters'],
      { ...config, groupPrefix: 'system:' },
    ],
    ['a space', 'user:default/anna smith', [], config],
    ['a line break', 'user:default/anna\r\nImpersonate-Group: x', [], config],
    ['what is no ASCII', 'user:default/änna', [], config],
    ['a hostile group', 'user:default/anna', ['group:default/a\nb'], config],
  ])('refuses %s', (_what, userEntityRef, ownershipEntityRefs, names) => {
    expect(() =>
      kubernetesIdentity({ userEntityRef, ownershipEntityRefs, config: names }),
    ).toThrow(
      expect.objectContaining({
        name: 'NotAllowedError',
        code: 'identity-refused',
      }),
    );
  });
});
