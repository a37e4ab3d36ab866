import type { KubernetesObject } from '../../kubernetes/types';
import { failureOf } from '../runs/simulation';
import {
  conditions,
  type NextStep,
  type WantedCondition,
} from '../StatusController';
import { deployment } from '../workloads/workloads';
import { isRolledOut } from './deployments';
import type { Deployment, LlmInferenceService } from './types';

/**
 * On everything that belongs to an LLMInferenceService.
 *
 * @internal
 */
export const LLM_LABELS = {
  name: 'app.kubernetes.io/name',
  partOf: 'app.kubernetes.io/part-of',
  component: 'app.kubernetes.io/component',
} as const;

/**
 * The value of {@link LLM_LABELS}.partOf.
 *
 * @internal
 */
export const LLM_PART_OF = 'llminferenceservice';

/**
 * What KServe does next with an LLMInferenceService: the Deployment of its
 * servers, and of its scheduler where one is asked for, which are real. There
 * is no gateway, and no model is loaded.
 *
 * @internal
 */
export function nextOfLlm(
  service: LlmInferenceService,
  related: KubernetesObject[],
): NextStep {
  const deployments = related as Deployment[];
  const { metadata, spec } = service;
  const isStopped = metadata.annotations?.['serving.kserve.io/stop'] === 'true';
  const servers = isStopped ? 0 : spec.replicas ?? 1;
  const schedulers = !isStopped && spec.router?.scheduler ? 1 : 0;
  const found = (name: string) =>
    deployments.find(one => one.metadata.name === name);
  const names = namesOf(service);
  const failure = failureOf(service);
  const state = {
    servers: isRolledOut(found(names.servers), servers) && !failure,
    scheduler:
      !spec.router?.scheduler ||
      isRolledOut(found(names.scheduler), schedulers),
  };
  const all = state.servers && state.scheduler;
  const readyReplicas = found(names.servers)?.status?.availableReplicas ?? 0;
  return {
    objects: [
      serversOf(service, servers),
      ...(spec.router?.scheduler ? [schedulerOf(service, schedulers)] : []),
    ],
    status: {
      observedGeneration: metadata.generation,
      ...(all && !isStopped && addresses(service)),
      workloads: {
        primary: { kind: 'Deployment', name: names.servers, readyReplicas },
      },
      conditions: conditions(
        service,
        isStopped
          ? stopped(all)
          : [
              is('PresetsCombined', true),
              failure
                ? {
                    ...is('MainWorkloadReady', false, 'Failed'),
                    message: failure,
                  }
                : is('MainWorkloadReady', state.servers),
              ...(spec.router?.scheduler
                ? [is('SchedulerWorkloadReady', state.scheduler)]
                : []),
              is('WorkloadsReady', state.servers),
              is('RouterReady', state.scheduler),
              is('Ready', all),
            ],
      ),
    },
  };
}

function serversOf(
  service: LlmInferenceService,
  replicas: number,
): KubernetesObject {
  const {
    containers = [],
    nodeSelector,
    tolerations,
  } = service.spec.template ?? {};
  const main = containers.find(({ name }) => name === 'main');
  return deployment({
    owner: service,
    name: namesOf(service).servers,
    replicas,
    labels: labelsOf(service, 'llminferenceservice-workload'),
    podLabels: service.metadata.labels,
    scheduling: {
      ...(nodeSelector && { nodeSelector }),
      ...(tolerations && { tolerations }),
    },
    containers: [
      {
        name: 'main',
        image: main?.image ?? 'vllm/vllm-openai',
        resources: main?.resources,
        port: 8000,
      },
    ],
  });
}

function schedulerOf(
  service: LlmInferenceService,
  replicas: number,
): KubernetesObject {
  return deployment({
    owner: service,
    name: namesOf(service).scheduler,
    replicas,
    labels: labelsOf(service, 'llminferenceservice-router-scheduler'),
    containers: [
      {
        name: 'main',
        image: 'llm-d/llm-d-inference-scheduler',
        resources: {
          requests: { cpu: '256m', memory: '500Mi' },
          limits: { memory: '500Mi' },
        },
      },
    ],
  });
}

function labelsOf({ metadata }: LlmInferenceService, component: string) {
  return {
    [LLM_LABELS.name]: metadata.name!,
    [LLM_LABELS.partOf]: LLM_PART_OF,
    [LLM_LABELS.component]: component,
  };
}

function namesOf({ metadata }: LlmInferenceService) {
  return {
    servers: `${metadata.name}-kserve`,
    scheduler: `${metadata.name}-kserve-router-scheduler`,
  };
}

function addresses({ metadata }: LlmInferenceService) {
  // A name that is nobody's: there is no gateway.
  const url = `http://gateway.simulated.invalid/${metadata.namespace}/${metadata.name}`;
  return { url, addresses: [{ url }] };
}

function stopped(gone: boolean): WantedCondition[] {
  return [
    { type: 'Ready', status: 'False', reason: 'Stopped' },
    {
      type: 'Stopped',
      status: gone ? 'True' : 'False',
      reason: gone ? 'Stopped' : 'Stopping',
    },
  ];
}

function is(
  type: string,
  yes: boolean,
  reason = 'MinimumReplicasUnavailable',
): WantedCondition {
  return {
    type,
    status: yes ? 'True' : 'False',
    reason: yes ? type : reason,
  };
}
