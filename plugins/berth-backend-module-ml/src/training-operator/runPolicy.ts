/**
 * How a job runs: what becomes of its pods, how often it is tried, and how
 * long. Pods that have ended stay, for their logs; those that still run go.
 *
 * @internal
 */
export function runPolicy(input: { maxHours?: number; retries: number }) {
  return {
    cleanPodPolicy: 'Running',
    backoffLimit: input.retries,
    ...(input.maxHours && { activeDeadlineSeconds: input.maxHours * 3600 }),
  };
}
