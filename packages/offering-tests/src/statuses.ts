import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { hasSharedMaterial, sharedMaterial } from './sharedMaterial';

const expectedPhases: Record<string, ClaimPhase[]> = {
  Healthy: ['Ready'],
  Progressing: ['Provisioning'],
  Degraded: ['Degraded', 'Failed'],
  Suspended: ['Suspended'],
  Unknown: ['Unknown'],
};

/**
 * Tests a readiness rule against real objects with the health that their
 * maintainers expect.
 *
 * @param options.group - API group of the objects
 * @public
 */
export function describeStatuses(options: {
  group: string;
  kind: string;
  judge: (object: KubernetesObject) => { phase: ClaimPhase };
}): void {
  const { group, kind, judge } = options;
  const index: Array<{
    file: string;
    group: string;
    kind: string;
    health: string;
  }> = hasSharedMaterial
    ? JSON.parse(readFileSync(sharedMaterial('statuses/index.json'), 'utf8'))
    : [];
  const samples = index.filter(
    sample => sample.group === group && sample.kind === kind,
  );
  (hasSharedMaterial ? describe : describe.skip)(
    `real ${kind} of ${group} (skipped where ../shared/kubernetes is absent)`,
    () => {
      it('are there', () => expect(samples).not.toHaveLength(0));

      it.each(samples)('$file is $health', ({ file, health }) => {
        const object = parse(
          readFileSync(sharedMaterial(`statuses/${file}`), 'utf8'),
        );
        expect(expectedPhases[health]).toContain(judge(object).phase);
      });
    },
  );
}
