import type { FieldError } from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';
import { filterFields, OBJECT_NAME } from '../knative/trigger';
import { image } from '../shared/fields';
import { checkSource, sourceFields } from './build/source';
import { maxScale, minScale } from './fields';

const DOMAIN =
  /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$/;

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;

/** What Knative sets itself, and refuses from others. */
const RESERVED = ['PORT', 'K_SERVICE', 'K_CONFIGURATION', 'K_REVISION'];

const SECRET_NAME = /^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?$/;

const SECRET_KEY =
  /^[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?\/[-._a-zA-Z0-9]{1,128}$/;

/** What runs where nobody has named anything else. */
const SAMPLE = 'ghcr.io/knative/helloworld-go:latest';

/**
 * What one can say of a function. Everything has a default.
 *
 * @internal
 */
export function input(zod: typeof z) {
  return {
    plan: zod
      .enum(['small', 'medium', 'large'])
      .default('small')
      .describe('CPU and memory of one instance.')
      .meta({ title: 'Size' }),
    image: image(zod)
      .default(SAMPLE)
      .describe(
        'The container image to run; it answers HTTP. The one given is a sample that says hello.',
      )
      .meta({ title: 'Image' }),
    source: zod
      .strictObject(sourceFields(zod))
      .prefault({})
      .describe(
        'To have the image built from a Git repository, instead of giving one.',
      )
      .meta({ title: 'Build from source' }),
    visibility: zod
      .enum(['public', 'private'])
      .default('public')
      .describe(
        'public has an address for everybody; private is reached from within the cluster only.',
      )
      .meta({ title: 'Who can reach it' }),
    minScale: minScale(zod)
      .default(0)
      .describe(
        '0 lets it go to sleep when nobody calls, and costs nothing then.',
      )
      .meta({ title: 'Least instances' }),
    maxScale: maxScale(zod)
      .default(5)
      .describe('Under any load there are never more than these.')
      .meta({ title: 'Most instances' }),
    scaleOn: zod
      .enum(['concurrency', 'rps', 'cpu', 'memory'])
      .default('concurrency')
      .describe(
        'concurrency (requests at a time) and rps (requests a second) are for the KPA autoscaler, which knows zero; cpu and memory for the HPA, which needs one instance at least.',
      )
      .meta({ title: 'Scale on' }),
    target: zod
      .int()
      .min(1)
      .max(100_000)
      .optional()
      .describe(
        "What one instance is to bear before another is added: requests, percent of CPU or MiB of memory. Knative's own default unless given.",
      )
      .meta({ title: 'Target of an instance' }),
    concurrencyLimit: zod
      .int()
      .min(0)
      .max(1000)
      .default(0)
      .describe(
        'How many requests an instance may get at once, at the very most; 0 for no limit.',
      )
      .meta({ title: 'Limit of requests at a time' }),
    initialScale: zod
      .int()
      .min(1)
      .max(100)
      .default(1)
      .describe(
        'How many instances a new revision starts with before it gets requests.',
      )
      .meta({ title: 'Instances to begin with' }),
    activationScale: zod
      .int()
      .min(1)
      .max(100)
      .default(1)
      .describe('How many instances there are at once when it wakes from zero.')
      .meta({ title: 'Instances on waking' }),
    keepWarmMinutes: zod
      .int()
      .min(0)
      .max(60)
      .default(0)
      .describe('How long the last instance stays when nobody calls any more.')
      .meta({ title: 'Minutes to stay warm' }),
    timeoutSeconds: zod
      .int()
      .min(1)
      .max(600)
      .default(300)
      .describe('After these seconds a request without an answer is ended.')
      .meta({ title: 'Time limit of a request' }),
    port: zod
      .int()
      .min(1)
      .max(65_535)
      .default(8080)
      .describe('Where the container listens.')
      .meta({ title: 'Port' }),
    env: zod
      .record(zod.string().regex(VARIABLE), zod.string().max(4096))
      .default({})
      .describe('Environment variables by name. Nothing secret: see below.')
      .meta({ title: 'Variables' }),
    secretEnv: zod
      .record(zod.string().regex(VARIABLE), zod.string().regex(SECRET_KEY))
      .default({})
      .describe(
        'Variables out of Secrets of the namespace, as NAME: secret/key, such as DATABASE_URL: orders-db-app/uri.',
      )
      .meta({ title: 'Variables from Secrets' }),
    secretsFrom: zod
      .array(zod.string().regex(SECRET_NAME, 'This is no name of a Secret.'))
      .max(10)
      .default([])
      .describe('Secrets all of whose keys become variables.')
      .meta({ title: 'Whole Secrets' }),
    domain: zod
      .string()
      .max(253)
      .regex(DOMAIN, 'Write a domain such as hello.example.com.')
      .optional()
      .describe(
        'A domain of your own that leads to it. The platform team has to have let the namespace use it.',
      )
      .meta({ title: 'Domain' }),
    broker: zod
      .string()
      .max(63)
      .regex(OBJECT_NAME, 'This is no name of a broker.')
      .optional()
      .describe('A broker of the namespace whose events it gets.')
      .meta({ title: 'Broker' }),
    eventTypes: filterFields(zod).types,
  };
}

/**
 * What {@link input} describes, defaults filled in.
 *
 * @internal
 */
export type FunctionInput = z.infer<z.ZodObject<ReturnType<typeof input>>>;

/**
 * Rules that span fields, most of which Knative's webhook would refuse as well.
 *
 * @param options - what the platform team has said of builds
 * @internal
 */
export function check(
  given: FunctionInput,
  options: { hasRegistry: boolean } = { hasRegistry: false },
): FieldError[] {
  const problems = checkSource(given.source, options);
  const say = (field: string, message: string) =>
    problems.push({ field, message });
  if (given.source.url && given.image !== SAMPLE) {
    say('image', 'Give an image or a source, and leave the other as it is.');
  }
  if (given.minScale > given.maxScale) {
    say('minScale', `The most there may be is ${given.maxScale}.`);
  }
  for (const field of ['initialScale', 'activationScale'] as const) {
    if (given[field] > given.maxScale) {
      say(field, `The most there may be is ${given.maxScale}.`);
    }
  }
  if (isHpa(given) && given.minScale < 1) {
    say(
      'minScale',
      `By ${given.scaleOn} there has to be one instance at least.`,
    );
  }
  if (given.domain && given.visibility === 'private') {
    say('domain', 'A private function has no domain for everybody.');
  }
  if (given.domain && /(^|\.)svc(\.|$)|\.local$/.test(given.domain)) {
    say('domain', 'This name belongs to the cluster itself.');
  }
  if (given.eventTypes.length > 0 && !given.broker) {
    say('broker', 'Say from which broker these events come.');
  }
  for (const name of Object.keys({ ...given.env, ...given.secretEnv })) {
    const field = name in given.env ? 'env' : 'secretEnv';
    if (RESERVED.includes(name)) {
      say(field, `${name} is set by Knative itself.`);
    }
    if (name in given.env && name in given.secretEnv) {
      say('secretEnv', `${name} is among the variables already.`);
    }
  }
  return problems;
}

/**
 * Whether the HPA scales it, and not Knative's own autoscaler.
 *
 * @internal
 */
export function isHpa({ scaleOn }: Pick<FunctionInput, 'scaleOn'>): boolean {
  return scaleOn === 'cpu' || scaleOn === 'memory';
}
