import type { z } from 'zod';
import { image, secretName, SUBDOMAIN } from '../shared/fields';

// As Spin takes names of variables in a manifest.
const VARIABLE = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const MAX_VARIABLE = 100;

const SECRET_KEY =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[-._a-zA-Z0-9]+$/;

const REPLICAS_HELP = 'Between 1 and 100 replicas.';

/**
 * What one can say of a Spin app. Everything has a default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    plan: zod
      .enum(['small', 'medium', 'large'])
      .default('small')
      .describe('CPU and memory of each replica, and how many there are.')
      .meta({ title: 'Size' }),
    image: image(zod)
      .default(
        'ghcr.io/spinkube/containerd-shim-spin/examples/spin-rust-hello:v0.13.0',
      )
      .describe(
        'The app as spin registry push has pushed it. The one given is a sample that says hello.',
      )
      .meta({ title: 'Image' }),
    replicas: replicas(zod)
      .optional()
      .describe('By default 1 for small, 2 for medium, 3 for large.')
      .meta({ title: 'Replicas' }),
    autoscaled: zod
      .boolean()
      .default(false)
      .describe(
        'Leave the number of replicas to an autoscaler of the Deployment, which has the name of the app.',
      )
      .meta({ title: 'Scaled by an autoscaler' }),
    variables: variables(zod)
      .default({})
      .describe('Variables of the app by name. Nothing secret: see below.')
      .meta({ title: 'Variables' }),
    secretVariables: zod
      .record(
        variableName(zod),
        zod.string().max(400).regex(SECRET_KEY, 'Write secret/key.'),
      )
      .default({})
      .describe(
        'Variables from Secrets of your namespace, as secret/key: db_url: orders-app/uri.',
      )
      .meta({ title: 'Secret variables' }),
    components: zod
      .array(zod.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/))
      .max(50)
      .default([])
      .describe('Which components of the app run; all unless some are given.')
      .meta({ title: 'Components' }),
    runtimeConfigSecret: secretName(zod)
      .optional()
      .describe(
        'A Secret with the key runtime-config.toml, for key-value stores, SQLite and such.',
      )
      .meta({ title: 'Runtime configuration' }),
    healthPath: zod
      .string()
      .max(200)
      .regex(/^\/[-._~/A-Za-z0-9]*$/, 'Write a path such as /healthz.')
      .optional()
      .describe(
        'Where Kubernetes asks whether the app is well. Without, it counts as well as soon as it runs.',
      )
      .meta({ title: 'Health check' }),
    pullSecrets: zod
      .array(secretName(zod))
      .max(5)
      .default([])
      .describe('Secrets to pull the image with, where it is not public.')
      .meta({ title: 'Pull secrets' }),
    executor: zod
      .string()
      .max(253)
      .regex(SUBDOMAIN, 'This is no name of a SpinAppExecutor.')
      .default('containerd-shim-spin')
      .describe(
        'Which SpinAppExecutor of your namespace runs it; the platform team knows which there are.',
      )
      .meta({ title: 'Executor' }),
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type SpinAppInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;

/**
 * A number of replicas. SpinKube takes no 0.
 *
 * @internal
 */
export function replicas(zod: typeof z) {
  return zod.int().min(1, REPLICAS_HELP).max(100, REPLICAS_HELP);
}

/**
 * Variables with the values that they are to have.
 *
 * @internal
 */
export function variables(zod: typeof z) {
  return zod.record(variableName(zod), zod.string().max(4096));
}

/**
 * The name of a variable.
 *
 * @internal
 */
export function variableName(zod: typeof z) {
  return zod
    .string()
    .max(MAX_VARIABLE)
    .regex(
      VARIABLE,
      'Use lower-case letters, digits and single underscores, beginning with a letter.',
    );
}
