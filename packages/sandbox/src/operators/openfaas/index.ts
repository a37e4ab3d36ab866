import type { StandIn } from '../StandIn';
import { SystemController } from '../SystemController';
import { nextStep } from './nextStep';

/**
 * The stand-in for OpenFaaS and its autoscaler. There is no gateway and nothing
 * is called: an annotation says how many replicas the calls ask for.
 *
 * @internal
 */
export const openFaas: StandIn = {
  name: 'openfaas',
  groups: { 'openfaas.com': 'OpenFaaS' },
  manifest: 'openfaas.yaml',
  controller: options =>
    SystemController.create({
      standIn: options,
      name: 'openfaas',
      kinds: [
        { apiVersion: 'openfaas.com/v1', kind: 'Function' },
        { apiVersion: 'apps/v1', kind: 'Deployment' },
        { apiVersion: 'v1', kind: 'Secret' },
      ],
      next: nextStep,
    }),
};
