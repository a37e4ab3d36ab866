import type {
  ClaimPhase,
  KubernetesObject,
} from '@berth/backstage-plugin-berth-common';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { judgeObject } from './judgeObject';

// Real objects with the health that their maintainers expect. They lie beside
// the project and not in it, so that a clone elsewhere is without them.
const STATUSES = resolve(
  __dirname,
  '../../../../../../shared/kubernetes/statuses',
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

const samples: Sample[] = there
  ? JSON.parse(readFileSync(join(STATUSES, 'index.json'), 'utf8'))
  : [];

// One of the files has a quote that YAML 1.2 does not end; its status is fine.
const load = (file: string): KubernetesObject =>
  parseDocument(readFileSync(join(STATUSES, file), 'utf8'), {
    strict: false,
  }).toJS();

(there ? describe : describe.skip)(
  'real statuses (skipped where ../shared/kubernetes is absent)',
  () => {
    it('are there', () => expect(samples).not.toHaveLength(0));

    it.each(samples)('$file is $health', ({ file, health }) => {
      const judged = judgeObject(load(file));
      expect(expectedPhases[health]).toContain(judged.phase);
      expect(judged.rule).not.toBe('kstatus');
    });
  },
);
