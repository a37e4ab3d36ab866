import type { ResourceKind } from '@berth/backstage-plugin-berth-common';

/**
 * OpenFaaS's Function: one object is one claim.
 *
 * @internal
 */
export const FUNCTION: ResourceKind = {
  group: 'openfaas.com',
  version: 'v1',
  kind: 'Function',
  plural: 'functions',
};

/**
 * What runs the function: OpenFaaS makes it, under the same name.
 *
 * @internal
 */
export const DEPLOYMENT: ResourceKind = {
  group: 'apps',
  version: 'v1',
  kind: 'Deployment',
  plural: 'deployments',
};

/**
 * The labels of a function by which OpenFaaS's autoscaler goes.
 *
 * @internal
 */
export const scaling = {
  type: 'com.openfaas.scale.type',
  target: 'com.openfaas.scale.target',
  min: 'com.openfaas.scale.min',
  max: 'com.openfaas.scale.max',
  zero: 'com.openfaas.scale.zero',
  idle: 'com.openfaas.scale.zero-duration',
} as const;

/**
 * Where the gateway is that leads to the function. The Function does not say.
 *
 * @internal
 */
export const GATEWAY = 'berth.dev/openfaas-gateway';

/**
 * Where OpenFaaS's chart has it.
 *
 * @internal
 */
export const DEFAULT_GATEWAY = 'http://gateway.openfaas.svc:8080';
