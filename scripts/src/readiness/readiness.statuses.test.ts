import fs from 'node:fs';
import path from 'node:path';
import { offerings } from '../lib/offerings';
import { judge } from './judge';
import { readObjects } from './readObjects';

// Real objects with the health that their maintainers expect. They lie beside
// the project and not in it, so that a clone elsewhere is without them.
const STATUSES = path.resolve(
  __dirname,
  '../../../../shared/kubernetes/statuses',
);
const there = fs.existsSync(path.join(STATUSES, 'index.json'));

const phases: Record<string, string[]> = {
  Healthy: ['Ready'],
  Progressing: ['Provisioning'],
  Degraded: ['Degraded', 'Failed'],
  Suspended: ['Suspended'],
  Unknown: ['Unknown'],
};

const samples: Array<{ file: string; health: string }> = there
  ? JSON.parse(fs.readFileSync(path.join(STATUSES, 'index.json'), 'utf8'))
  : [];

(there ? describe : describe.skip)(
  'what yarn readiness says of real objects (skipped where ../shared/kubernetes is absent)',
  () => {
    it('are there', () => expect(samples.length).toBeGreaterThan(90));

    it.each(samples)('$file is $health', ({ file, health }) => {
      const found = readObjects(
        fs.readFileSync(path.join(STATUSES, file), 'utf8'),
      );
      expect(found).toHaveLength(1);
      const [one] = found;
      if (!('object' in one)) {
        throw new Error(one.problem);
      }
      expect(phases[health]).toContain(judge(one.object, offerings).phase);
    });
  },
);
