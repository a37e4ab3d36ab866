import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  aClaim,
  condition,
  refusal,
  written,
  type ClaimChanges,
} from '../__testUtils__/aClaim';
import { required } from '../__testUtils__/cases';
import { profile } from './offering';

const input = required.profile;
const claim = (changes: ClaimChanges = {}) =>
  aClaim(profile, { input, ...changes });
const judge = (changes: ClaimChanges = {}) => profile.readiness(claim(changes));
const status = (...conditions: object[]) => ({ status: { conditions } });

const binding = (user: string, role: string): KubernetesObject => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: {
    name: `${user}-${role}`,
    namespace: 'demo',
    annotations: { user, role },
  },
});
const owner = binding('alice@example.com', 'admin');

describe('the state of a profile', () => {
  it.each<[string, ClaimChanges, ClaimPhase, string]>([
    ['nothing reported', {}, 'Provisioning', 'NoStatus'],
    ['Successful', status(condition('Successful')), 'Ready', 'Successful'],
    [
      'its owner has their rights',
      { children: [owner] },
      'Ready',
      'Successful',
    ],
    [
      'somebody else has rights',
      { children: [binding('bob@example.com', 'edit')] },
      'Provisioning',
      'NoStatus',
    ],
    ['Failed', status(condition('Failed')), 'Failed', 'Failed'],
    [
      'Failed, with rights from before',
      { ...status(condition('Failed')), children: [owner] },
      'Failed',
      'Failed',
    ],
    ['Unknown', status(condition('Unknown')), 'Unknown', 'Unknown'],
    ['something new', status(condition('Pending')), 'Unknown', 'Unknown'],
    [
      'Successful, by an older status',
      {
        status: {
          observedGeneration: 1,
          conditions: [condition('Successful')],
        },
      },
      'Provisioning',
      'ChangeNotObserved',
    ],
  ])('%s', (_, changes, phase, reason) => {
    expect(judge(changes)).toMatchObject({ phase, reason });
  });

  it('says whose namespace it is where it cannot have it', () => {
    const { message } = judge(
      status(condition('Failed', { message: 'namespace already exist' })),
    );
    expect(message).toMatch(/\(namespace already exist\).*another name/);
  });
});

describe('what a profile is made of', () => {
  it('is cluster-scoped, and its namespace is the tenant’s', () => {
    const [object, namespace] = written(profile, {
      ...input,
      plan: 'medium',
      gpus: 8,
    });
    expect(object.metadata.namespace).toBeUndefined();
    expect(object.metadata.labels).toMatchObject({
      'berth.dev/tenant': 'data-science',
    });
    expect(object.spec).toEqual({
      owner: { kind: 'User', name: 'alice@example.com' },
      resourceQuotaSpec: {
        hard: {
          'requests.cpu': '64',
          'requests.memory': '256Gi',
          'requests.storage': '1Ti',
          'requests.nvidia.com/gpu': '8',
          persistentvolumeclaims: '20',
        },
      },
    });
    expect(namespace).toMatchObject({
      kind: 'Namespace',
      metadata: {
        name: 'demo',
        labels: { 'berth.dev/tenant': 'data-science' },
        annotations: { owner: 'alice@example.com' },
      },
    });
    expect(namespace.metadata.namespace).toBeUndefined();
  });

  it('is for the platform team, and takes nothing itself', () => {
    expect(profile.reservedFor).toBe('platform');
    expect(profile.actionPermission('change-quota')).toBe('platform');
    expect(profile.usage(profile.parseInput(input))).toEqual({});
  });

  it('needs an owner', () => {
    expect(refusal(() => profile.parseInput({ owner: 'alice' }))).toMatch(
      /e-mail address/,
    );
  });
});

describe('who may work in a profile', () => {
  it('is told by the RoleBindings of Kubeflow in its namespace', () => {
    expect(profile.claimOf(owner)).toEqual({ namespace: '', name: 'demo' });
    expect(
      profile.claimOf({
        ...owner,
        metadata: { name: 'developers', namespace: 'demo' },
      }),
    ).toBeUndefined();
    const children = [
      binding('carol@example.com', 'view'),
      binding('bob@example.com', 'edit'),
      owner,
    ];
    expect(profile.details(claim({ children }))).toEqual(
      expect.arrayContaining([
        { label: 'Owner', value: 'alice@example.com' },
        { label: 'Namespace', value: 'demo' },
        {
          label: 'Contributors',
          value: 'bob@example.com (edit), carol@example.com (view)',
        },
        { label: 'Quota requests.cpu', value: '16' },
      ]),
    );
  });
});

describe('the quota of a profile', () => {
  it('changes, and keeps the GPUs and what else it limits', () => {
    const plan = (given: object) =>
      profile.planAction(
        'change-quota',
        given,
        claim({ input: { ...input, gpus: 2 } }),
      );
    expect(plan({ plan: 'medium' })).toEqual([
      {
        type: 'merge-patch',
        kind: profile.primary,
        name: 'demo',
        patch: {
          metadata: { annotations: { 'berth.dev/plan': 'medium' } },
          spec: {
            resourceQuotaSpec: {
              hard: {
                'requests.cpu': '64',
                'requests.memory': '256Gi',
                'requests.storage': '1Ti',
                'requests.nvidia.com/gpu': '2',
              },
            },
          },
        },
      },
    ]);
    expect(plan({ plan: 'small', gpus: 4 })).toHaveLength(1);
    expect(refusal(() => plan({ plan: 'small' }))).toMatch(/already/);
  });
});
