import { describeAcceptance } from '@berth/offering-tests';
import fc from 'fast-check';
import { eventBroker } from './knative-broker';
import { createKnativeFunction } from './knative-function';
import { taskRunOf } from './knative-function/build/taskRun';
import { buildNoted } from './knative-function/build/build';
import { triggerOf } from './knative/trigger';
import { aRevision } from './knative-function/__testUtils__/aFunction';

const knativeFunction = createKnativeFunction({
  builds: { registry: 'registry.example.com/functions' },
});

const source = {
  url: 'https://git.example.com/orders/hello',
  path: 'functions/hello',
  env: { BP_NODE_VERSION: '22' },
  registrySecret: 'registry',
  gitSecret: 'git',
};

const [, built] = knativeFunction.manifests(
  knativeFunction.parseInput({ source }),
  {
    cluster: 'sandbox',
    tenant: 'payments',
    namespace: 'default',
    name: 'orders',
  },
);

const aBuild = taskRunOf(buildNoted(built)!, {
  name: 'orders-build',
  image: 'registry.example.com/orders:1',
});

const revisions = [aRevision(2), aRevision(1)];

const serving = (primary: object): any => ({
  ...primary,
  status: {
    latestCreatedRevisionName: 'hello-00002',
    latestReadyRevisionName: 'hello-00002',
  },
});

const pinned = (primary: any): any => ({
  ...serving(primary),
  spec: {
    ...primary.spec,
    traffic: [{ revisionName: 'hello-00001', percent: 100 }],
  },
});

const trigger = triggerOf({
  name: 'hello',
  broker: 'orders',
  functionName: 'hello',
  filter: { types: [], attributes: {} },
});

describeAcceptance({
  cases: [
    {
      offering: knativeFunction,
      fields: {
        domain: fc.option(
          fc.stringMatching(/^[a-z][a-z0-9]{0,20}\.example\.com$/),
          { nil: undefined },
        ),
        // By chance hardly anybody leaves the image as it is with a source.
        image: fc.constant('ghcr.io/knative/helloworld-go:latest'),
      },
      actions: {
        build: {
          claim: { source },
          input: { revision: 'v2', percent: 10 },
          prepare: serving,
        },
        'cancel-build': { children: [aBuild] },
        deploy: {
          input: { image: 'example/hello:v2', percent: 10 },
          prepare: serving,
        },
        canary: {
          input: { revision: 'hello-00001', percent: 10 },
          prepare: serving,
          children: revisions,
        },
        promote: { prepare: serving, children: revisions },
        rollback: { prepare: serving, children: revisions },
        pin: { prepare: serving, children: revisions },
        follow: { prepare: pinned, children: revisions },
        scale: { input: { minScale: 1 } },
        resize: { input: { plan: 'medium' } },
        subscribe: { input: { broker: 'orders', types: ['a.b', 'c.*'] } },
        unsubscribe: { input: { broker: 'orders' }, children: [trigger] },
      },
    },
    {
      offering: eventBroker,
      fields: {
        scheduleData: fc.json(),
        schedule: fc.constantFrom(undefined, '0 6 * * 1-5', '@hourly'),
      },
      actions: {
        subscribe: { input: { subscriber: 'hello', types: ['a.b', 'c.*'] } },
        schedule: { input: { name: 'dawn', schedule: '0 6 * * *' } },
        watch: { input: { name: 'watch', kinds: ['v1/Event'] } },
        remove: { input: { name: 'hello' }, children: [trigger] },
        delivery: { input: { retries: 9, deadLetters: 'morgue' } },
      },
    },
  ],
  crds: [
    'knative-serving/service.yaml',
    'knative-serving/domain-mapping.yaml',
    'knative-eventing/broker.yaml',
    'knative-eventing/trigger.yaml',
    'knative-eventing/apiserversource.yaml',
    'knative-eventing/pingsource.yaml',
  ],
  compact: ['tekton'],
});
