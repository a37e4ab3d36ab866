import { knativeFunction } from './offering';

const write = (input: object = {}) =>
  knativeFunction.manifests(knativeFunction.parseInput(input), {
    cluster: 'sandbox',
    tenant: 'payments',
    namespace: 'payments-dev',
    name: 'hello',
  }) as any[];

const problemsOf = (input: object): object[] => {
  try {
    knativeFunction.parseInput(input);
    return [];
  } catch (error) {
    return (error as { fields: object[] }).fields;
  }
};

describe('the manifests of a function', () => {
  it('are one Service that says nothing of traffic', () => {
    const [service, ...others] = write();
    expect(others).toEqual([]);
    expect(service.spec.traffic).toBeUndefined();
    expect(service.spec.template.metadata.name).toBeUndefined();
    expect(service.spec.template.metadata.annotations).toEqual({
      'autoscaling.knative.dev/class': 'kpa.autoscaling.knative.dev',
      'autoscaling.knative.dev/metric': 'concurrency',
      'autoscaling.knative.dev/min-scale': '0',
      'autoscaling.knative.dev/max-scale': '5',
      'autoscaling.knative.dev/initial-scale': '1',
    });
    expect(service.metadata.labels).not.toHaveProperty([
      'networking.knative.dev/visibility',
    ]);
    const [container] = service.spec.template.spec.containers;
    expect(container).not.toHaveProperty('env');
    expect(container).not.toHaveProperty('envFrom');
  });

  it('say how it scales, and what it is warmed up with', () => {
    const [service] = write({
      scaleOn: 'rps',
      target: 150,
      minScale: 2,
      maxScale: 20,
      initialScale: 4,
      activationScale: 3,
      keepWarmMinutes: 10,
      concurrencyLimit: 50,
    });
    expect(service.spec.template.metadata.annotations).toEqual({
      'autoscaling.knative.dev/class': 'kpa.autoscaling.knative.dev',
      'autoscaling.knative.dev/metric': 'rps',
      'autoscaling.knative.dev/target': '150',
      'autoscaling.knative.dev/min-scale': '2',
      'autoscaling.knative.dev/max-scale': '20',
      'autoscaling.knative.dev/initial-scale': '4',
      'autoscaling.knative.dev/activation-scale': '3',
      'autoscaling.knative.dev/scale-to-zero-pod-retention-period': '10m',
    });
    expect(service.spec.template.spec.containerConcurrency).toBe(50);
    const [byCpu] = write({ scaleOn: 'cpu', minScale: 1, target: 80 });
    expect(byCpu.spec.template.metadata.annotations).toMatchObject({
      'autoscaling.knative.dev/class': 'hpa.autoscaling.knative.dev',
      'autoscaling.knative.dev/metric': 'cpu',
    });
  });

  it('name Secrets, and hold none', () => {
    const [service] = write({
      env: { LOG_LEVEL: 'debug' },
      secretEnv: { DATABASE_URL: 'orders-db-app/uri' },
      secretsFrom: ['mail'],
    });
    const [container] = service.spec.template.spec.containers;
    expect(container.env).toEqual([
      { name: 'LOG_LEVEL', value: 'debug' },
      {
        name: 'DATABASE_URL',
        valueFrom: { secretKeyRef: { name: 'orders-db-app', key: 'uri' } },
      },
    ]);
    expect(container.envFrom).toEqual([{ secretRef: { name: 'mail' } }]);
  });

  it('make it private by a label, and map a domain to it', () => {
    const [hidden] = write({ visibility: 'private' });
    expect(hidden.metadata.labels).toMatchObject({
      'networking.knative.dev/visibility': 'cluster-local',
    });
    const [, mapping] = write({ domain: 'hello.example.com' });
    expect(mapping).toMatchObject({
      apiVersion: 'serving.knative.dev/v1beta1',
      kind: 'DomainMapping',
      metadata: { name: 'hello.example.com' },
      spec: { ref: { kind: 'Service', name: 'hello' } },
    });
  });

  it.each([
    [{ minScale: 6 }, 'minScale', /most there may be is 5/],
    [{ initialScale: 9 }, 'initialScale', /most there may be is 5/],
    [{ activationScale: 9 }, 'activationScale', /most there may be is 5/],
    [{ scaleOn: 'cpu' }, 'minScale', /one instance at least/],
    [
      { domain: 'a.example.com', visibility: 'private' },
      'domain',
      /private function/,
    ],
    [
      { domain: 'hello.payments.svc.cluster.local' },
      'domain',
      /cluster itself/,
    ],
    [{ env: { PORT: '80' } }, 'env', /set by Knative/],
    [{ secretEnv: { K_SERVICE: 'a/b' } }, 'secretEnv', /set by Knative/],
    [
      { env: { A: 'b' }, secretEnv: { A: 'b/c' } },
      'secretEnv',
      /among the variables already/,
    ],
    [{ image: 'Not An Image' }, 'image', /Write an image/],
    [{ secretEnv: { A: 'no-key' } }, 'secretEnv.A', /./],
  ])('refuse %j', (input, field, message) => {
    expect(problemsOf(input)).toContainEqual({
      field,
      message: expect.stringMatching(message),
    });
  });

  it.each([
    'nginx',
    'ghcr.io/knative/helloworld-go:latest',
    'registry.example.com:5000/team/app@sha256:'.concat('a'.repeat(64)),
    'docker.io/library/some__app:V1.2-3_4',
  ])('take the image %s', image => {
    expect(knativeFunction.parseInput({ image })).toMatchObject({ image });
  });
});

describe('what a function takes', () => {
  const usage = (input: object) =>
    knativeFunction.usage(knativeFunction.parseInput(input));

  it('is that of as many instances as it may have, each with its proxy', () => {
    expect(usage({ maxScale: 4 })).toEqual({
      'requests.cpu': '500m',
      'requests.memory': '512Mi',
      'limits.memory': '512Mi',
      pods: '4',
      services: '3',
    });
  });
});
