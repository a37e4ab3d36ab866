import {
  multiplyResources,
  type KubernetesObject,
  type ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import {
  createOffering,
  type OfferingDefinition,
} from '@berth/backstage-plugin-berth-node';
import type { z } from 'zod';
import { gpusIn, planByRequests, podUsage } from '../shared/compute';
import { jobActions } from '../shared/jobActions';
import { headOf, kubernetesId, linesOf, standsAlone } from '../shared/objects';
import { queueLabels, queueOf, WORKLOAD } from '../shared/queue';
import { trainingAdvanced } from '../shared/trainingFields';
import { trainingPlans } from '../shared/trainingPlans';
import type { jobFields } from './fields';
import { observe } from './observed';
import { podTemplate } from './podTemplate';
import { readiness } from './readiness';
import { runPolicy } from './runPolicy';

type JobShape = ReturnType<typeof jobFields>;

/**
 * What the kinds of jobs of the Training Operator differ in.
 *
 * @internal
 */
export interface JobDescription<TShape extends JobShape> {
  id: string;
  title: string;
  description: string;
  kind: ResourceKind;
  template: string;
  tag: string;
  /** The field of the spec that holds the replicas. */
  replicaField: string;
  /** The name by which the operator finds the container that trains. */
  container: string;
  input: (zod: typeof z) => TShape;
  /** Its fields beside those of every such job. */
  advanced?: Array<keyof TShape & string>;
  check?: OfferingDefinition<TShape>['check'];
  /** How many pods of each type there are. */
  replicas: (input: z.infer<z.ZodObject<TShape>>) => Record<string, number>;
}

/**
 * An offering of the Training Operator: its kinds differ in how the pods find
 * each other, and in nothing else that one sees here.
 *
 * @internal
 */
export function createJobOffering<TShape extends JobShape>(
  description: JobDescription<TShape>,
) {
  const { kind, replicaField, container, replicas, check } = description;
  const seen = (object: KubernetesObject) => observe(object, replicaField);
  const podsOf = (input: z.infer<z.ZodObject<TShape>>) =>
    Object.values(replicas(input)).reduce((sum, count) => sum + count, 0);
  // What every such job has is known here, whatever else its shape adds.
  const common = (input: z.infer<z.ZodObject<TShape>>) =>
    input as unknown as z.infer<z.ZodObject<JobShape>>;

  return createOffering<TShape>({
    id: description.id,
    title: description.title,
    description: description.description,
    category: 'ml',
    docs: 'https://www.kubeflow.org/docs/components/trainer/legacy-v1/',
    notice: {
      kind: 'deprecated',
      message:
        'The Training Operator v1 gets no new features. Take a training job (TrainJob of Kubeflow Trainer) for what is new.',
    },
    primary: kind,
    isClaim: standsAlone,
    children: [WORKLOAD],
    requires: [{ ...kind, providedBy: 'the Kubeflow Training Operator' }],
    holdsData: false,
    maxNameLength: 40,
    template: description.template,
    plans: trainingPlans,
    input: description.input,
    advanced: [...trainingAdvanced, 'retries', ...(description.advanced ?? [])],
    check,
    manifests: (input, { name }) => {
      const fields = common(input);
      const labels = kubernetesId(name);
      const specs = Object.entries(replicas(input)).map(([type, count]) => [
        type,
        {
          replicas: count,
          restartPolicy: 'OnFailure',
          template: podTemplate(fields, container, labels),
        },
      ]);
      return [
        {
          ...headOf(kind),
          metadata: { name, labels: { ...queueLabels(fields), ...labels } },
          spec: {
            runPolicy: runPolicy(fields),
            [replicaField]: Object.fromEntries(specs),
          },
        },
      ];
    },
    usage: input => {
      const fields = common(input);
      const { resources } = trainingPlans[fields.plan];
      return multiplyResources(podUsage(resources, fields), podsOf(input));
    },
    readiness: objects => readiness(objects, replicaField),
    details: ({ primary }) => {
      const job = seen(primary);
      return linesOf([
        ...job.replicas.map(
          ({ type, wanted, active, succeeded, failed }): [string, string] => [
            type,
            [
              `${wanted} wanted, ${active} running`,
              succeeded > 0 && `${succeeded} done`,
              failed > 0 && `${failed} failed`,
            ]
              .filter(Boolean)
              .join(', '),
          ],
        ),
        ['GPUs of each pod', gpusIn(job.replicas[0]?.resources)],
        ['Queue', queueOf(primary)],
      ]);
    },
    planOf: ({ primary }) =>
      planByRequests(trainingPlans, seen(primary).replicas[0]?.resources),
    actions: jobActions({
      kind,
      isSuspended: ({ primary }) => seen(primary).suspended,
      isOver: ({ primary }) =>
        seen(primary).ended && 'It has ended; ask for a new one.',
      suspend: suspended => ({ spec: { runPolicy: { suspend: suspended } } }),
    }),
    entity: claim => ({
      type: 'training-job',
      tags: ['ml', 'training', description.tag],
      labelSelector: `training.kubeflow.org/job-name=${claim.name}`,
    }),
  });
}
