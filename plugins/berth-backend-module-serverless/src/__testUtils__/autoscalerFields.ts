import fc from 'fast-check';

/**
 * What the schema of an autoscaler does not say: which time zones there are,
 * and that most targets are whole numbers.
 */
export const autoscalerFields = {
  timezone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'),
  target: fc.integer({ min: 1, max: 1_000_000 }),
  minReplicas: fc.integer({ min: 0, max: 20 }),
  maxReplicas: fc.integer({ min: 10, max: 1000 }),
  fallbackReplicas: fc.integer({ min: 0, max: 10 }),
};
