import type { StandIn } from '../StandIn';
import { SystemController } from '../SystemController';
import { nextStep } from './nextStep';

/**
 * The stand-in for KEDA. Nothing is measured: an annotation says how many
 * replicas the triggers ask for.
 *
 * @internal
 */
export const keda: StandIn = {
  name: 'keda',
  groups: { 'keda.sh': 'KEDA' },
  manifest: 'keda.yaml',
  controller: options =>
    SystemController.create({
      standIn: options,
      name: 'keda-operator',
      kinds: [
        { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject' },
        { apiVersion: 'keda.sh/v1alpha1', kind: 'TriggerAuthentication' },
        { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' },
        { apiVersion: 'apps/v1', kind: 'Deployment' },
        { apiVersion: 'apps/v1', kind: 'StatefulSet' },
      ],
      next: nextStep,
    }),
};
