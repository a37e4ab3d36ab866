import type { StandIn } from '../StandIn';
import { StatusController } from '../StatusController';
import { nextOfProfile, type Profile } from './nextOfProfile';

/**
 * The stand-in for the profile controller of Kubeflow. There is no service mesh
 * whose policies it would write.
 *
 * @internal
 */
export const kubeflowProfiles: StandIn = {
  name: 'kubeflow-profiles',
  groups: { 'kubeflow.org': 'Kubeflow Profiles' },
  manifest: 'kubeflow-profiles.yaml',
  controller: options =>
    StatusController.create<Profile>({
      standIn: options,
      name: 'profile-controller',
      kind: { apiVersion: 'kubeflow.org/v1', kind: 'Profile' },
      related: [
        {
          kind: { apiVersion: 'v1', kind: 'Namespace' },
          about: ({ metadata }) => `/${metadata.name}`,
        },
      ],
      next: nextOfProfile,
    }),
};
