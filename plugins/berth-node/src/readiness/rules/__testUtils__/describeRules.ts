/* eslint-disable jest/no-export -- a helper of tests, which are tables */
import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import { judgeObject } from '../judgeObject';

interface Parts {
  spec?: Record<string, unknown>;
  status?: Record<string, unknown>;
  metadata?: Record<string, unknown>;
}

/** An object of a kind, what it is, and the phase that this is. */
export type RuleCase = [
  kind: string,
  title: string,
  phase: ClaimPhase,
  parts?: Parts,
];

/** A status of conditions, each written as `Type=Status` or `Type=Status:Reason`. */
export function conditions(...texts: string[]): Record<string, unknown> {
  return {
    conditions: texts.map(text => {
      const [, type, status, reason] =
        /^([^=]+)=([^:]+)(?::(.+))?$/.exec(text) ?? [];
      return { type, status, ...(reason && { reason }) };
    }),
  };
}

/**
 * Tests the rules of a system by a table: each object is judged by that
 * system's rule, has the phase that the table says, is not Ready by a status of
 * an older generation, and Deleting once it is being deleted.
 */
export function describeRules(
  system: string,
  group: string,
  cases: RuleCase[],
): void {
  const object = (kind: string, parts: Parts = {}): KubernetesObject => ({
    apiVersion: group ? `${group}/v1` : 'v1',
    kind,
    ...parts,
    metadata: { name: 'orders', ...parts.metadata },
  });
  const rows = cases.map(
    ([kind, title, phase, parts = {}]) => [kind, title, phase, parts] as const,
  );
  const reported = rows.filter(
    ([, , phase, parts]) => phase === 'Ready' && parts.status,
  );
  const byConditionsAlone = reported.filter(
    ([, , , parts]) => Object.keys(parts.status!).join() === 'conditions',
  );

  describe(`the rules of ${system} for ${group || 'core'}`, () => {
    it.each(rows)('%s that %s is %s', (kind, _title, phase, parts) => {
      const judged = judgeObject(object(kind, parts));
      expect(judged).toMatchObject({ rule: `${system}/${kind}`, phase });
      expect(judged.reason).toMatch(/^[A-Z0-9][A-Za-z0-9]*$/);
      expect(judged.message).not.toBe('');
    });

    if (reported.length > 0) {
      it.each(reported)(
        '%s that %s, before a change, is not %s',
        (kind, _title, _phase, parts) => {
          const stale = object(kind, {
            ...parts,
            status: { ...parts.status, observedGeneration: 1 },
            metadata: { ...parts.metadata, generation: 2 },
          });
          expect(judgeObject(stale).phase).not.toBe('Ready');
        },
      );
    }

    if (byConditionsAlone.length > 0) {
      it.each(byConditionsAlone)(
        '%s that %s, by conditions of an older generation, is not %s',
        (kind, _title, _phase, parts) => {
          const list = parts.status!.conditions as object[];
          const stale = object(kind, {
            ...parts,
            status: {
              conditions: list.map(one => ({ ...one, observedGeneration: 1 })),
            },
            metadata: { ...parts.metadata, generation: 2 },
          });
          expect(judgeObject(stale).phase).not.toBe('Ready');
        },
      );
    }

    it.each([...new Set(cases.map(([kind]) => kind))])(
      '%s that is being deleted is Deleting',
      kind => {
        const deletionTimestamp = '2026-01-02T03:04:05Z';
        expect(
          judgeObject(object(kind, { metadata: { deletionTimestamp } })).phase,
        ).toBe('Deleting');
      },
    );
  });
}
