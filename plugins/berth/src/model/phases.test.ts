import { aRequest } from '../__testUtils__/fixtures';
import { familyOf, knownPhase, phaseOfRequest, phaseOrder } from './phases';

describe('familyOf', () => {
  it.each([
    ['Ready', 'ready'],
    ['Provisioning', 'progressing'],
    ['Deleting', 'progressing'],
    ['Suspended', 'waiting'],
    ['Waiting', 'waiting'],
    ['Degraded', 'failed'],
    ['Failed', 'failed'],
    ['Unknown', 'unknown'],
  ])('puts %s with %s', (phase, family) => {
    expect(familyOf(phase)).toBe(family);
  });

  it.each(['Healthy', '', 'constructor', 'toString'])(
    'never shows the unheard-of %p as ready',
    phase => {
      expect(familyOf(phase)).toBe('unknown');
      expect(knownPhase(phase)).toBe('Unknown');
    },
  );

  it('orders every phase it knows', () => {
    expect(new Set(phaseOrder).size).toBe(phaseOrder.length);
    expect(phaseOrder.map(knownPhase)).toEqual(phaseOrder);
  });
});

describe('phaseOfRequest', () => {
  it.each([
    [{ state: 'Submitted' as const }, 'Requested'],
    [{ state: 'Delivering' as const, attempts: 1 }, 'Requested'],
    [{ state: 'Delivering' as const, attempts: 3 }, 'Waiting'],
    [
      { state: 'Submitted' as const, nextAttemptAt: '2026-11-21T10:00:00Z' },
      'Waiting',
    ],
    [{ state: 'Delivered' as const }, 'Requested'],
    [{ state: 'Failed' as const }, 'Refused'],
  ])('shows %j as %s', (overrides, phase) => {
    expect(phaseOfRequest(aRequest(overrides))).toBe(phase);
  });
});
