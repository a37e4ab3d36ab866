import type { AutoscalerInput } from './input';

/**
 * What the form knows of one of KEDA's triggers. Any other can be written out.
 *
 * @internal
 */
export interface TriggerKind {
  /** What it goes by, in the words of a claim's page. */
  title: string;
  /** The key of its metadata that says how much one replica is to have. */
  targetKey: string;
  defaultTarget: number;
  /** What the target counts. */
  unit: string;
  /** Whether the target may have a fraction. */
  fractional?: boolean;
  /** The fields without which it says nothing. */
  needs: Array<keyof AutoscalerInput & string>;
  /** What it takes from a Secret, where that is not said; none takes none. */
  secretKeys: string[];
  /** Its metadata but for the target. */
  metadata: (input: AutoscalerInput) => Record<string, string>;
}

/**
 * The triggers that have fields of their own.
 *
 * @internal
 */
export const TRIGGER_IDS = [
  'cpu',
  'memory',
  'cron',
  'prometheus',
  'kafka',
  'rabbitmq',
  'redis',
  'aws-sqs-queue',
] as const;

/**
 * The name of a trigger that has fields of its own.
 *
 * @internal
 */
export type TriggerId = (typeof TRIGGER_IDS)[number];

/**
 * Those triggers, by KEDA's name of them.
 *
 * @internal
 */
export const triggerKinds: Record<TriggerId, TriggerKind> = {
  cpu: {
    title: 'CPU',
    targetKey: 'value',
    defaultTarget: 70,
    unit: '% of the CPU that is requested',
    needs: [],
    secretKeys: [],
    metadata: () => ({}),
  },
  memory: {
    title: 'Memory',
    targetKey: 'value',
    defaultTarget: 80,
    unit: '% of the memory that is requested',
    needs: [],
    secretKeys: [],
    metadata: () => ({}),
  },
  cron: {
    title: 'Hours',
    targetKey: 'desiredReplicas',
    defaultTarget: 3,
    unit: 'replicas within the hours',
    needs: [],
    secretKeys: [],
    metadata: ({ start, end, timezone }) => ({ start, end, timezone }),
  },
  prometheus: {
    title: 'Prometheus',
    targetKey: 'threshold',
    defaultTarget: 100,
    unit: 'of what the query gives',
    fractional: true,
    needs: ['address', 'query'],
    secretKeys: ['bearerToken'],
    metadata: input => ({
      serverAddress: textOf(input.address),
      query: textOf(input.query),
      ...(input.secret && { authModes: authModes(secretParameters(input)) }),
    }),
  },
  kafka: {
    title: 'Kafka',
    targetKey: 'lagThreshold',
    defaultTarget: 10,
    unit: 'messages behind',
    needs: ['address', 'queue', 'consumerGroup'],
    secretKeys: ['username', 'password'],
    metadata: ({ address, queue, consumerGroup, sasl, tls }) => ({
      bootstrapServers: textOf(address),
      topic: textOf(queue),
      consumerGroup: textOf(consumerGroup),
      ...(sasl !== 'none' && { sasl }),
      ...(tls && { tls: 'enable' }),
    }),
  },
  rabbitmq: {
    title: 'RabbitMQ',
    targetKey: 'value',
    defaultTarget: 20,
    unit: 'messages waiting',
    // Its address has the password in it, so that it lies in the Secret.
    needs: ['queue', 'secret'],
    secretKeys: ['host'],
    metadata: ({ queue }) => ({
      queueName: textOf(queue),
      mode: 'QueueLength',
    }),
  },
  redis: {
    title: 'Redis',
    targetKey: 'listLength',
    defaultTarget: 5,
    unit: 'entries waiting',
    needs: ['address', 'queue'],
    secretKeys: ['password'],
    metadata: ({ address, queue, tls }) => ({
      address: textOf(address),
      listName: textOf(queue),
      ...(tls && { enableTLS: 'true' }),
    }),
  },
  'aws-sqs-queue': {
    title: 'Amazon SQS',
    targetKey: 'queueLength',
    defaultTarget: 5,
    unit: 'messages waiting',
    needs: ['queue', 'region', 'secret'],
    secretKeys: ['awsAccessKeyID', 'awsSecretAccessKey'],
    metadata: ({ queue, region }) => ({
      queueURL: textOf(queue),
      awsRegion: textOf(region),
    }),
  },
};

/**
 * What there is to know of a trigger of this type; undefined for one that has
 * no fields of its own.
 *
 * @internal
 */
export function triggerKindOf(type: unknown): TriggerKind | undefined {
  return typeof type === 'string' && Object.hasOwn(triggerKinds, type)
    ? triggerKinds[type as TriggerId]
    : undefined;
}

/**
 * Whether a trigger is one that cannot tell when there is nothing to do: it
 * measures the replicas themselves.
 *
 * @internal
 */
export function measuresReplicas(type: unknown): boolean {
  return type === 'cpu' || type === 'memory';
}

/**
 * What is taken from the Secret: the trigger's parameters, each with its key.
 *
 * @internal
 */
export function secretParameters(
  input: AutoscalerInput,
): Array<{ parameter: string; key: string }> {
  const stated = input.secretKeys ?? triggerKinds[input.trigger].secretKeys;
  return stated.map(text => {
    const [parameter, key = parameter] = text.split('=');
    return { parameter, key };
  });
}

/** How Prometheus is asked, by what is known of it. */
function authModes(parameters: Array<{ parameter: string }>): string {
  const has = (name: string) =>
    parameters.some(({ parameter }) => parameter === name);
  return [
    has('username') ? ['basic'] : [],
    has('bearerToken') ? ['bearer'] : [],
    has('ca') || has('cert') ? ['tls'] : [],
  ]
    .flat()
    .join(',');
}

// What a trigger needs has been checked before.
function textOf(value: string | undefined): string {
  return value ?? '';
}
