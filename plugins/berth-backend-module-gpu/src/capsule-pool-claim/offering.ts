import {
  gpuQuotaKey,
  gpuResourceOfQuotaKey,
} from '@berth/backstage-plugin-berth-common';
import {
  createOffering,
  recordOf,
  specOf,
} from '@berth/backstage-plugin-berth-node';
import { checkDay } from '../shared/fields';
import { linesOf } from '../shared/lines';
import { termAnnotations, termDetails } from '../shared/term';
import { actions } from './actions';
import { OFFERING_ID } from './id';
import { input } from './input';
import { POOL, POOL_CLAIM } from './kind';
import { observePoolClaim } from './observed';
import { readiness } from './readiness';

/**
 * A part of a pool of GPUs that several namespaces share, by Capsule.
 *
 * @public
 */
export const capsulePoolClaim = createOffering({
  id: OFFERING_ID,
  title: 'GPUs of a pool (Capsule)',
  description:
    'Takes GPUs out of a pool that several namespaces share. Capsule hands them out while there are some, and nobody can take what another has.',
  category: 'gpu',
  docs: 'https://projectcapsule.dev/docs/resourcepools/',
  reservedFor: 'platform',
  primary: POOL_CLAIM,
  isClaim: object =>
    Object.keys(recordOf(specOf(object).claim)).some(
      key => gpuResourceOfQuotaKey(key) !== undefined,
    ),
  requires: [
    { ...POOL_CLAIM, providedBy: 'Capsule' },
    { ...POOL, providedBy: 'Capsule' },
  ],
  holdsData: false,
  template: 'template:default/capsule-pool-claim',
  // The number is the size.
  plans: {},
  input,
  advanced: ['resource', 'until', 'reason'],
  check: wanted => checkDay(wanted.until),
  manifests: (wanted, { name }) => [
    {
      apiVersion: `${POOL_CLAIM.group}/${POOL_CLAIM.version}`,
      kind: POOL_CLAIM.kind,
      metadata: { name, ...termAnnotations(wanted) },
      spec: {
        pool: wanted.pool,
        claim: { [gpuQuotaKey(wanted.resource)]: String(wanted.gpus) },
      },
    },
  ],
  usage: () => ({ 'count/resourcepoolclaims.capsule.clastix.io': '1' }),
  readiness,
  details: ({ primary }) => {
    const { pool, wanted, used, available } = observePoolClaim(primary);
    return linesOf([
      ['Pool', pool],
      ...Object.entries(wanted).map(([key, amount]): [string, string] => [
        gpuResourceOfQuotaKey(key) ?? key,
        [
          `${amount}`,
          used[key] === undefined ? '' : `${used[key]} used`,
          available[key] === undefined
            ? ''
            : `${available[key]} left in the pool`,
        ]
          .filter(Boolean)
          .join(', '),
      ]),
      ...termDetails(primary),
    ]);
  },
  actions,
  entity: () => ({ type: 'gpu-quota', tags: ['gpu', 'quota', 'capsule'] }),
});
