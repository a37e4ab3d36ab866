import {
  deviceClassOfQuotaKey,
  deviceClassQuotaKeys,
  type FieldError,
  type KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import {
  recordOf,
  specOf,
  type ManifestContext,
  type ResourceList,
} from '@berth/backstage-plugin-berth-node';
import { checkDay } from '../shared/fields';
import { termAnnotations } from '../shared/term';
import type { DraQuotaInput } from './input';
import { CLAIM_TEMPLATE } from './kind';

/**
 * The ResourceQuota that an input asks for, and the template for pods. Both
 * keys of the class are written: Kubernetes counts a claim by each of them, and
 * a pod that asks for `nvidia.com/gpu` may be served by the class, too.
 *
 * @internal
 */
export function manifests(
  input: DraQuotaInput,
  { name }: ManifestContext,
): KubernetesObject[] {
  const limit = String(input.devices);
  const quota: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name, ...termAnnotations(input) },
    spec: {
      hard: Object.fromEntries(
        deviceClassQuotaKeys(input.deviceClass).map(key => [key, limit]),
      ),
    },
  };
  return input.template ? [quota, template(input, name)] : [quota];
}

function template(input: DraQuotaInput, name: string): KubernetesObject {
  const { group, version, kind } = CLAIM_TEMPLATE;
  return {
    apiVersion: `${group}/${version}`,
    kind,
    metadata: { name },
    spec: {
      spec: {
        devices: {
          requests: [
            {
              name: 'gpu',
              exactly: {
                deviceClassName: input.deviceClass,
                allocationMode: 'ExactCount',
                count: input.devicesEach,
              },
            },
          ],
        },
      },
    },
  };
}

/**
 * The rules that span fields.
 *
 * @internal
 */
export function check(input: DraQuotaInput): FieldError[] {
  const tooMany =
    input.template && input.devices > 0 && input.devicesEach > input.devices;
  return [
    ...checkDay(input.until),
    ...(tooMany
      ? [
          {
            field: 'devicesEach',
            message: `No pod could start with more than the ${input.devices} devices of the quota; write at most that.`,
          },
        ]
      : []),
  ];
}

/**
 * What a claim takes of the quota of objects.
 *
 * @internal
 */
export function usage(input: DraQuotaInput): ResourceList {
  return {
    resourcequotas: '1',
    ...(input.template && {
      'count/resourceclaimtemplates.resource.k8s.io': '1',
    }),
  };
}

/**
 * The keys that hold a quota's number: all that limit devices of its class.
 *
 * @internal
 */
export function limitKeysOf(object: KubernetesObject): string[] {
  const keys = Object.keys(recordOf(specOf(object).hard));
  const [first] = keys.flatMap(key => deviceClassOfQuotaKey(key) ?? []);
  return keys.filter(key => deviceClassOfQuotaKey(key) === first);
}

/**
 * What a quota key counts, in the plural.
 *
 * @internal
 */
export function titleOf(key: string): string {
  const deviceClass = deviceClassOfQuotaKey(key);
  if (!deviceClass) {
    return key.startsWith('count/') ? 'resource claims' : key;
  }
  return key.startsWith('requests.')
    ? `devices of ${deviceClass} by pods`
    : `devices of ${deviceClass}`;
}
