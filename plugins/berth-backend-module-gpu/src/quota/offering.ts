import { createOffering } from '@berth/backstage-plugin-berth-node';
import { gpuQuotaKind, RESOURCE_QUOTA } from '../resource-quota/kind';
import { quotaActions } from '../resource-quota/changeLimit';
import { usedDetails } from '../resource-quota/details';
import { quotaReadiness } from '../resource-quota/readiness';
import { checkDay } from '../shared/fields';
import { linesOf } from '../shared/lines';
import { termDetails } from '../shared/term';
import { OFFERING_ID } from './id';
import { input } from './input';
import { manifests } from './manifests';
import { limitKeysOf, titleOf } from './titles';

/**
 * How many GPUs a tenant may use in a namespace, by Kubernetes' own quota.
 *
 * @public
 */
export const gpuQuota = createOffering({
  id: OFFERING_ID,
  title: 'GPU quota',
  description:
    'How many GPUs you may use at once in a namespace, for a time, held by Kubernetes itself.',
  category: 'gpu',
  featured: true,
  docs: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  reservedFor: 'platform',
  primary: RESOURCE_QUOTA,
  isClaim: object => gpuQuotaKind(object) === 'extended',
  requires: [{ ...RESOURCE_QUOTA, providedBy: 'Kubernetes' }],
  holdsData: false,
  template: 'template:default/gpu-quota',
  // The number is the size.
  plans: {},
  input,
  advanced: ['until', 'reason', 'gpuMemoryMiB', 'gpuCorePercent'],
  check: wanted => checkDay(wanted.until),
  manifests,
  usage: () => ({ resourcequotas: '1' }),
  readiness: objects => quotaReadiness(objects, titleOf),
  details: ({ primary }) =>
    linesOf([...usedDetails(primary, titleOf), ...termDetails(primary)]),
  actions: quotaActions({ keysOf: limitKeysOf, noun: 'GPUs' }),
  entity: () => ({ type: 'gpu-quota', tags: ['gpu', 'quota'] }),
});
