import { berthLabels } from '@berth/backstage-plugin-berth-common';
import {
  createOffering,
  recordOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import {
  API_SERVER_SOURCE,
  BROKER,
  PING_SOURCE,
  TRIGGER,
} from '../knative/kinds';
import { actions } from './actions';
import { connection } from './connection';
import { details } from './details';
import { OFFERING_ID } from './id';
import { check, input } from './input';
import { manifests, usage } from './manifests';
import { brokerOf } from './observed';
import { readiness } from './readiness';

/**
 * A broker of events, with what sends them and who gets them.
 *
 * @public
 */
export const eventBroker = createOffering({
  id: OFFERING_ID,
  title: 'Event broker',
  description:
    'Takes CloudEvents and hands each to the functions that have subscribed to it.',
  category: 'serverless',
  docs: 'https://knative.dev/docs/eventing/brokers/',
  primary: BROKER,
  children: [TRIGGER, PING_SOURCE, API_SERVER_SOURCE],
  // One that somebody made with kubectl says so itself. The trigger of a
  // function is a part of that function.
  claimOf: object => {
    const { labels, namespace } = object.metadata;
    const offering = recordOf(labels)[berthLabels.offering];
    const name = brokerOf(object);
    return name && (offering === undefined || offering === OFFERING_ID)
      ? { namespace: textOf(namespace) ?? '', name }
      : undefined;
  },
  requires: [
    { ...BROKER, providedBy: 'Knative Eventing' },
    { ...TRIGGER, providedBy: 'Knative Eventing' },
  ],
  holdsData: false,
  template: 'template:default/event-broker',
  plans: {},
  input,
  advanced: [
    'attributes',
    'schedule',
    'timezone',
    'scheduleData',
    'watch',
    'serviceAccount',
    'retries',
    'backoffPolicy',
    'backoffSeconds',
    'deadLetters',
    'brokerClass',
    'config',
  ],
  check,
  manifests,
  usage,
  readiness,
  connection,
  details,
  actions,
  entity: () => ({ type: 'event-broker', tags: ['serverless', 'knative'] }),
});
