import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { cloudNativePg } from './offering';

// Real objects with the health that their maintainers expect. They lie beside
// the project and not in it, so that a clone elsewhere is without them.
const STATUSES = resolve(
  __dirname,
  '../../../../../shared/kubernetes/statuses',
);
const there = existsSync(join(STATUSES, 'index.json'));

const expectedPhases: Record<string, ClaimPhase[]> = {
  Healthy: ['Ready'],
  Progressing: ['Provisioning'],
  Degraded: ['Degraded', 'Failed'],
  Suspended: ['Suspended'],
  Unknown: ['Unknown'],
};

interface Sample {
  file: string;
  group: string;
  kind: string;
  health: string;
}

const all: Sample[] = there
  ? JSON.parse(readFileSync(join(STATUSES, 'index.json'), 'utf8'))
  : [];
const samples = all
  .filter(({ group }) => group === 'postgresql.cnpg.io')
  .filter(({ kind }) => kind === 'Cluster')
  .map(({ file, health }) => ({ file, health }));

(there ? describe : describe.skip)(
  'real statuses (skipped where ../shared/kubernetes is absent)',
  () => {
    it('are there', () => expect(samples).not.toHaveLength(0));

    it.each(samples)('$file is $health', ({ file, health }) => {
      const primary: KubernetesObject = parse(
        readFileSync(join(STATUSES, file), 'utf8'),
      );
      const { phase } = cloudNativePg.readiness({ primary, children: [] });
      expect(expectedPhases[health]).toContain(phase);
    });
  },
);
