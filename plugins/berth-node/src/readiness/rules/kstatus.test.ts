import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import { conditions } from './__testUtils__/describeRules';
import { judgeObject } from './judgeObject';

interface Parts {
  metadata?: Record<string, unknown>;
  spec?: Record<string, unknown>;
  status?: Record<string, unknown>;
}
type Case = [title: string, phase: ClaimPhase, parts: Parts];

const state = (...texts: string[]) => ({ status: conditions(...texts) });
const phase = (text: string) => ({ status: { phase: text } });

const thing = ({ metadata, ...parts }: Parts): KubernetesObject => ({
  apiVersion: 'nobody.example/v1',
  kind: 'Thing',
  ...parts,
  metadata: { name: 'orders', ...metadata },
});

const READY = [
  'Ready',
  'Available',
  'Healthy',
  'Succeeded',
  'Complete',
  'Completed',
  'Established',
  'Programmed',
  'Accepted',
  'Synced',
  'Reconciled',
];

const byConditions: Case[] = [
  ...READY.flatMap((type): Case[] => [
    [`is ${type}`, 'Ready', state(`${type}=True`)],
    [`is not ${type} yet`, 'Provisioning', state(`${type}=False:Waiting`)],
    [`may be ${type}`, 'Provisioning', state(`${type}=Unknown`)],
    [`has another ${type}`, 'Provisioning', state(`${type}=Maybe`)],
    [
      `could not become ${type}`,
      'Degraded',
      state(`${type}=False:CreateFailed`),
    ],
  ]),
  ['has failed', 'Failed', state('Ready=True', 'Failed=True')],
  ['has not failed', 'Ready', state('Ready=True', 'Failed=False')],
  ['is stalled', 'Failed', state('Ready=False', 'Stalled=True:Forbidden')],
  ['is suspended', 'Suspended', state('Ready=True', 'Suspended=True')],
  ['is paused', 'Suspended', state('Ready=True', 'Paused=True')],
  ['is stopped', 'Suspended', state('Ready=False', 'Stopped=True')],
  [
    'is to be suspended',
    'Suspended',
    { spec: { suspend: true }, ...state('Ready=True') },
  ],
  [
    'is to be paused',
    'Suspended',
    { spec: { paused: true }, ...state('Ready=True') },
  ],
  ['is degraded', 'Degraded', state('Available=True', 'Degraded=True')],
  [
    'is not degraded',
    'Ready',
    state('Available=True', 'Degraded=False', 'Progressing=False'),
  ],
  ['is reconciled', 'Provisioning', state('Reconciling=True')],
  [
    'was ready and is reconciled',
    'Provisioning',
    state('Ready=True', 'Reconciling=True'),
  ],
  [
    'is reconciled after a failure',
    'Degraded',
    state('Ready=False:BuildFailed', 'Reconciling=True'),
  ],
  ['makes progress', 'Provisioning', state('Progressing=True')],
  [
    'has made its progress',
    'Ready',
    state('Available=True', 'Progressing=True:NewReplicaSetAvailable'),
  ],
  [
    'is ready with a part that is not',
    'Degraded',
    state('Ready=True', 'Synced=False:ReconcileError'),
  ],
  [
    'says how bad it is',
    'Degraded',
    {
      status: {
        conditions: [{ type: 'Ready', status: 'False', severity: 'Error' }],
      },
    },
  ],
  ['says something new', 'Unknown', state('Melting=True')],
];

const byPhase: Case[] = [
  ...[
    'Active',
    'Available',
    'Bound',
    'Completed',
    'deployed',
    'Healthy',
    'Ready',
    'RUNNING',
    'Succeeded',
  ].map((text): Case => [`is ${text}`, 'Ready', phase(text)]),
  ...[
    'Creating',
    'In Progress',
    'in-progress',
    'Pending',
    'Provisioning',
    'Updating',
  ].map((text): Case => [`is ${text}`, 'Provisioning', phase(text)]),
  ...['Degraded', 'Not Ready', 'Unhealthy', 'Warning'].map(
    (text): Case => [`is ${text}`, 'Degraded', phase(text)],
  ),
  ...['Error', 'Failed', 'Invalid'].map(
    (text): Case => [`is ${text}`, 'Failed', phase(text)],
  ),
  ...['Paused', 'Stopped', 'Suspended'].map(
    (text): Case => [`is ${text}`, 'Suspended', phase(text)],
  ),
  ['is Terminating', 'Deleting', phase('Terminating')],
  ['is Melting', 'Unknown', phase('Melting')],
  ['is constructor', 'Unknown', phase('constructor')],
  ['has a state', 'Ready', { status: { state: 'running' } }],
  ['has a status in its status', 'Ready', { status: { status: 'Ready' } }],
  ['says that it is ready', 'Ready', { status: { ready: true } }],
  ['says that it is not', 'Provisioning', { status: { ready: false } }],
  ['says it as a text', 'Unknown', { status: { ready: 'true' } }],
  [
    'has a phase and a condition against it',
    'Provisioning',
    { status: { phase: 'Running', ...conditions('Ready=Unknown') } },
  ],
  ['nobody has reported on', 'Unknown', {}],
  ['has an empty status', 'Unknown', { status: {} }],
  ['has other fields', 'Unknown', { status: { replicas: 3 } }],
];

const cases = [...byConditions, ...byPhase];

describe('the conventions for kinds that no system claims', () => {
  it.each(cases)('a thing that %s is %s', (_title, expected, parts) => {
    const judged = judgeObject(thing(parts));
    expect(judged).toMatchObject({ rule: 'kstatus', phase: expected });
    expect(judged.reason).toMatch(/^[A-Z0-9][A-Za-z0-9]*$/);
    expect(judged.message).not.toBe('');
  });

  const ready = cases.filter(([, expected]) => expected === 'Ready');

  it.each(ready)('a thing that %s, before a change, is not %s', (...one) => {
    const [, , { status, ...parts }] = one;
    const stale = thing({
      ...parts,
      status: { ...status, observedGeneration: 1 },
      metadata: { generation: 2 },
    });
    expect(judgeObject(stale).phase).toBe('Provisioning');
  });

  it.each(READY)('%s of an older generation is not Ready', type => {
    const stale = thing({
      metadata: { generation: 2 },
      status: {
        conditions: [{ type, status: 'True', observedGeneration: 1 }],
      },
    });
    expect(judgeObject(stale).phase).toBe('Provisioning');
  });

  it('a failure of an older generation counts no more', () => {
    const retried = thing({
      metadata: { generation: 2 },
      status: {
        conditions: [
          { type: 'Ready', status: 'True', observedGeneration: 2 },
          { type: 'Stalled', status: 'True', observedGeneration: 1 },
          { type: 'Degraded', status: 'True', observedGeneration: 1 },
        ],
      },
    });
    expect(judgeObject(retried).phase).toBe('Ready');
  });

  it('a thing that is being deleted is Deleting', () => {
    const metadata = { deletionTimestamp: '2026-01-02T03:04:05Z' };
    expect(judgeObject(thing({ metadata, ...state('Ready=True') })).phase).toBe(
      'Deleting',
    );
  });
});
