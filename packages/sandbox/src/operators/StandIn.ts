import type { KubernetesClient } from '../kubernetes/KubernetesClient';
import type { KubernetesObject } from '../kubernetes/types';
import type { DataFolder } from '../state/DataFolder';
import type { PipelinesMode } from '../types';
import type { SimulatedServices } from './SimulatedServices';

/**
 * What answers in the place of an operator that cannot run here: its kinds,
 * and what moves them. Where stages of kwok are not enough, as when a Secret or
 * a child object has to be made, a controller of ours does it.
 *
 * @internal
 */
export interface StandIn {
  /** The system, as the folder is named: `cloudnative-pg`. */
  name: string;
  /** The system's name for people, by each API group that it answers for. */
  groups: Record<string, string>;
  /**
   * The file in `manifests` with our compact definitions of its kinds; none
   * where it has none of its own.
   */
  manifest?: string;
  /** Further objects that the system would bring, such as a default executor. */
  objects?: KubernetesObject[];
  stages?: (options: { delayMs: number }) => KubernetesObject[];
  controller?: (options: StandInOptions) => {
    run(signal: AbortSignal): Promise<void>;
  };
}

/**
 * What a stand-in's controller works with.
 *
 * @internal
 */
export interface StandInOptions {
  client: KubernetesClient;
  log: (message: string) => void;
  /** How long it takes for each step. */
  delayMs: number;
  /** The sandbox's own folder, which is the process's working directory. */
  data: DataFolder;
  /** The program that is every component of a control plane. */
  binary: string;
  /** How Kubeflow Pipelines is installed. */
  pipelines: PipelinesMode;
  /** By which the API server reaches what a stand-in serves. */
  services: SimulatedServices;
}
