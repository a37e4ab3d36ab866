import { chooseFreePort } from '../../processes/ports';
import type { KindReference, KubernetesObject } from '../../kubernetes/types';
import { Informer } from '../Informer';
import { relatedBy } from '../relatedBy';
import type { StandIn, StandInOptions } from '../StandIn';
import { StatusController, type RelatedKind } from '../StatusController';
import { Gateway } from './Gateway';
import {
  EVENTING,
  eventingKinds,
  SOURCES,
  type Broker,
  type Trigger,
} from './eventing';
import { eventingControllers } from './eventingControllers';
import { nextOfConfiguration } from './nextOfConfiguration';
import { nextOfDomain, type DomainMapping } from './nextOfDomain';
import { nextOfRevision } from './nextOfRevision';
import { nextOfRoute } from './nextOfRoute';
import { nextOfService } from './nextOfService';
import {
  kinds,
  labelOf,
  labels,
  SERVING,
  type Configuration,
  type KnativeService,
  type Revision,
  type Route,
} from './types';
import { isUnbuilt } from './unbuilt';

/** The file in the sandbox's folder that keeps the gateway's port. */
const PORT_FILE = 'knative-port';

/** An idle revision keeps its instances for so many steps: a minute. */
const IDLE_STEPS = 60;

/** Knative itself takes its time, and more each time. */
const RETRY_STEPS = 4;

/**
 * The stand-in for Knative Serving and Eventing. What it makes is what Knative
 * makes, and its addresses answer, though no function's code runs and no clock
 * ticks.
 *
 * @internal
 */
export const knative: StandIn = {
  name: 'knative',
  groups: {
    [SERVING]: 'Knative Serving',
    [EVENTING]: 'Knative Eventing',
    [SOURCES]: 'Knative Eventing',
  },
  manifest: 'knative.yaml',
  controller: options => ({ run: signal => run(options, signal) }),
};

async function run(options: StandInOptions, signal: AbortSignal) {
  const { client, log, delayMs, data } = options;
  const requests = new Map<string, number>();
  const byNamespace = <T extends KubernetesObject>(kind: KindReference) =>
    Informer.create<T>({
      client,
      kind,
      groupOf: ({ metadata }) => metadata.namespace ?? '',
      onChange: () => {},
      log,
    });
  const routes = byNamespace<Route>(kinds.route);
  const brokers = byNamespace<Broker>(eventingKinds.broker);
  const triggers = byNamespace<Trigger>(eventingKinds.trigger);
  // Where Tekton is not served there are none, and nothing waits for a list.
  const taskRuns = byNamespace({
    apiVersion: 'tekton.dev/v1',
    kind: 'TaskRun',
  });
  const revisions = StatusController.create<Revision>({
    standIn: options,
    name: 'knative-serving',
    kind: kinds.revision,
    related: [
      ownedKind({ apiVersion: 'apps/v1', kind: 'Deployment' }, labels.revision),
    ],
    follows: {
      kind: kinds.route,
      nameOf: revision => labelOf(revision, labels.service) ?? '',
    },
    next: (revision, related, route) =>
      nextOfRevision(revision, related.map(asDeployment), {
        now: Date.now(),
        windowMs: IDLE_STEPS * delayMs,
        lastRequest: requests.get(keyOf(revision)),
        route: route as Route | undefined,
        isUnbuilt: isUnbuilt(
          revision,
          taskRuns.group(revision.metadata.namespace ?? ''),
        ),
        retryMs: RETRY_STEPS * delayMs,
      }),
  });
  const gateway = Gateway.create({
    routes: namespace => routes.group(namespace),
    brokers: namespace =>
      brokers.group(namespace).map(({ metadata }) => metadata.name!),
    triggers: namespace => triggers.group(namespace),
    onRequest: revision => {
      requests.set(revision, Date.now());
      revisions.look(revision);
    },
  });
  const port = await chooseFreePort(
    Number(await data.read(PORT_FILE)) || undefined,
  );
  await gateway.listen(port, signal);
  await data.write(PORT_FILE, String(port));
  await Promise.all([
    routes.run(signal),
    brokers.run(signal),
    triggers.run(signal),
    taskRuns.run(signal),
    revisions.run(signal),
    ...[
      services(options),
      configurations(options),
      routeController(options, `localhost:${port}`),
      domains(options),
      ...eventingControllers(options, {
        domain: `localhost:${port}`,
        addressOf: (namespace, name) =>
          routes.group(namespace).find(({ metadata }) => metadata.name === name)
            ?.status?.address?.url,
      }),
    ].map(controller => controller.run(signal)),
  ]);
}

function services(standIn: StandInOptions) {
  return StatusController.create<KnativeService>({
    standIn,
    name: 'knative-serving',
    kind: kinds.service,
    related: [
      ownedKind(kinds.configuration, labels.service),
      ownedKind(kinds.route, labels.service),
    ],
    next: (service, related) => nextOfService(service, related.map(withKind)),
  });
}

function configurations(standIn: StandInOptions) {
  return StatusController.create<Configuration>({
    standIn,
    name: 'knative-serving',
    kind: kinds.configuration,
    related: [ownedKind(kinds.revision, labels.configuration)],
    next: nextOfConfiguration,
  });
}

function routeController(standIn: StandInOptions, domain: string) {
  return StatusController.create<Route>({
    standIn,
    name: 'knative-serving',
    kind: kinds.route,
    related: [
      ownedKind(kinds.configuration, labels.service),
      ownedKind(kinds.revision, labels.service),
    ],
    next: (route, related) => nextOfRoute(route, related.map(withKind), domain),
  });
}

function domains(standIn: StandInOptions) {
  return StatusController.create<DomainMapping>({
    standIn,
    name: 'knative-serving',
    kind: kinds.domainMapping,
    follows: { kind: kinds.service, nameOf: ({ spec }) => spec.ref.name },
    next: (mapping, _related, service) => nextOfDomain(mapping, service),
  });
}

/** Objects that are about the one that a label of theirs names. */
function ownedKind(kind: KindReference, label: string): RelatedKind {
  return relatedBy({ kind, label });
}

/** Lists leave out the kind; what owns an object tells which it is. */
function withKind(object: KubernetesObject): KubernetesObject {
  const { spec = {}, metadata } = object as {
    spec?: object;
  } & KubernetesObject;
  if (metadata.labels?.[labels.generation]) {
    return { ...object, ...kinds.revision };
  }
  return {
    ...object,
    ...('template' in spec ? kinds.configuration : kinds.route),
  };
}

function asDeployment(object: KubernetesObject): KubernetesObject {
  return { ...object, apiVersion: 'apps/v1', kind: 'Deployment' };
}

function keyOf({ metadata }: KubernetesObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}
