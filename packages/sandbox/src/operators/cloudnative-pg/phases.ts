/**
 * The phases that the stand-in goes through, in CloudNativePG's own words.
 *
 * @internal
 */
export const phases = {
  settingUpPrimary: 'Setting up primary',
  creatingReplica: 'Creating a new replica',
  waitingForInstances: 'Waiting for the instances to become active',
  upgrading: 'Upgrading cluster',
  upgradingMajor: 'Upgrading Postgres major version',
  healthy: 'Cluster in healthy state',
} as const;

/**
 * Annotations on a Cluster with which a test or a demonstration directs the
 * stand-in.
 *
 * @public
 */
export const simulationAnnotations = {
  /** Holds the Cluster in this phase, whatever happens; remove it to go on */
  phase: 'simulation.berth.dev/phase',
  /** The phaseReason that goes with it */
  phaseReason: 'simulation.berth.dev/phase-reason',
  /**
   * `none`: becomes healthy by status alone, without Secret, Services and Pods,
   * where thousands of Clusters are wanted
   */
  children: 'simulation.berth.dev/children',
} as const;

/**
 * The annotation that hibernates a Cluster, and the condition that tells.
 *
 * @internal
 */
export const hibernation = 'cnpg.io/hibernation';

/**
 * The annotation a new value of which restarts the instances.
 *
 * @internal
 */
export const restartedAt = 'kubectl.kubernetes.io/restartedAt';
