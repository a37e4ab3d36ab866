import {
  multiplyResources,
  type ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import {
  createOffering,
  createOfferingAction,
  judgeObject,
  specOf,
} from '@berth/backstage-plugin-berth-node';

const DEPLOYMENT: ResourceKind = {
  group: 'apps',
  version: 'v1',
  kind: 'Deployment',
  plural: 'deployments',
};

const PORT = 6379;

const plans = {
  small: {
    title: 'Small',
    description: 'For development.',
    resources: { cpu: '50m', memory: '64Mi' },
  },
  large: {
    title: 'Large',
    description: 'For production.',
    resources: { cpu: '500m', memory: '1Gi' },
  },
};

/** A cache that forgets everything when it restarts. */
export const valkeyCache = createOffering({
  id: 'cache.valkey',
  title: 'Valkey cache',
  description: 'A cache for a few seconds or hours, which keeps nothing.',
  category: 'cache',
  docs: 'https://valkey.io/topics/',
  primary: DEPLOYMENT,
  // Of all Deployments, those alone that carry the offering's label.
  isClaim: () => false,
  requires: [{ ...DEPLOYMENT, providedBy: 'Kubernetes' }],
  holdsData: false,
  template: 'template:default/valkey-cache',
  plans,
  input: zod => ({
    plan: zod
      .enum(['small', 'large'])
      .default('small')
      .describe('CPU and memory.')
      .meta({ title: 'Size' }),
    image: zod
      .string()
      .max(200)
      .default('docker.io/valkey/valkey:8')
      .describe('Which Valkey.')
      .meta({ title: 'Image' }),
  }),
  advanced: ['image'],
  manifests: ({ plan, image }, { name }) => {
    const labels = { 'app.kubernetes.io/instance': name };
    const { cpu, memory } = plans[plan].resources;
    return [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name },
        spec: { selector: labels, ports: [{ port: PORT }] },
      },
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name },
        spec: {
          replicas: 1,
          selector: { matchLabels: labels },
          template: {
            metadata: { labels },
            spec: {
              securityContext: {
                runAsNonRoot: true,
                runAsUser: 999,
                seccompProfile: { type: 'RuntimeDefault' },
              },
              containers: [
                {
                  name: 'valkey',
                  image,
                  ports: [{ containerPort: PORT }],
                  resources: { requests: { cpu, memory }, limits: { memory } },
                  securityContext: {
                    allowPrivilegeEscalation: false,
                    capabilities: { drop: ['ALL'] },
                  },
                },
              ],
            },
          },
        },
      },
    ];
  },
  usage: ({ plan }) => {
    const { cpu, memory } = plans[plan].resources;
    return multiplyResources(
      {
        'requests.cpu': cpu,
        'requests.memory': memory,
        'limits.memory': memory,
        pods: '1',
        services: '1',
      },
      1,
    );
  },
  readiness: ({ primary }) => {
    const { rule: _rule, ...judged } = judgeObject(primary);
    return judged;
  },
  connection: ({ primary }) => {
    const { name, namespace } = primary.metadata;
    const host = `${name}.${namespace}.svc`;
    return {
      endpoints: [
        { name: 'valkey', host, port: PORT, url: `redis://${host}:${PORT}` },
      ],
    };
  },
  actions: {
    stop: createOfferingAction({
      title: 'Stop',
      description: 'Runs nothing until it is started again.',
      destructive: true,
      unavailable: ({ primary }) =>
        specOf(primary).replicas === 0 ? 'It is stopped already.' : undefined,
      plan: (_input, { primary }) => [
        {
          type: 'merge-patch',
          kind: DEPLOYMENT,
          name: String(primary.metadata.name),
          patch: { spec: { replicas: 0 } },
        },
      ],
    }),
  },
  entity: ({ name }) => ({
    type: 'cache',
    tags: ['valkey'],
    labelSelector: `app.kubernetes.io/instance=${name}`,
  }),
});
