import { describeRules } from './__testUtils__/describeRules';

const status = (text: string) => ({ status: { PostgresClusterStatus: text } });

describeRules('zalando', 'acid.zalan.do', [
  ['postgresql', 'nobody has reported on', 'Provisioning'],
  ['postgresql', 'has an empty status', 'Provisioning', status('')],
  ['postgresql', 'is made', 'Provisioning', status('Creating')],
  ['postgresql', 'is changed', 'Provisioning', status('Updating')],
  ['postgresql', 'runs', 'Ready', status('Running')],
  ['postgresql', 'could not be made', 'Failed', status('CreateFailed')],
  ['postgresql', 'could not be changed', 'Degraded', status('UpdateFailed')],
  ['postgresql', 'could not be synced', 'Degraded', status('SyncFailed')],
  ['postgresql', 'is not valid', 'Failed', status('Invalid')],
  ['postgresql', 'says something new', 'Unknown', status('Melting')],
  [
    'postgresql',
    'is asked for no instance',
    'Suspended',
    { spec: { numberOfInstances: 0 }, ...status('Running') },
  ],
  ['OperatorConfiguration', 'is there', 'Ready'],
  ['PostgresTeam', 'is there', 'Ready'],
]);
