import { createOffering } from '@berth/backstage-plugin-berth-node';
import { gpuQuotaKind, RESOURCE_QUOTA } from '../resource-quota/kind';
import { quotaActions } from '../resource-quota/changeLimit';
import { usedDetails } from '../resource-quota/details';
import { quotaReadiness } from '../resource-quota/readiness';
import { linesOf } from '../shared/lines';
import { termDetails } from '../shared/term';
import { OFFERING_ID } from './id';
import { input } from './input';
import { CLAIM_TEMPLATE, DEVICE_CLASS } from './kind';
import { check, limitKeysOf, manifests, titleOf, usage } from './manifests';

/**
 * How many devices of a class a tenant may claim, where devices are given out
 * by dynamic resource allocation.
 *
 * @public
 */
export const deviceQuota = createOffering({
  id: OFFERING_ID,
  title: 'GPU quota by device class',
  description:
    'How many GPUs you may claim at once where they are given out by dynamic resource allocation (DRA), with a template for your pods.',
  category: 'gpu',
  docs: 'https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/',
  reservedFor: 'platform',
  primary: RESOURCE_QUOTA,
  isClaim: object => gpuQuotaKind(object) === 'devices',
  children: [CLAIM_TEMPLATE],
  requires: [
    { ...RESOURCE_QUOTA, providedBy: 'Kubernetes' },
    {
      ...DEVICE_CLASS,
      providedBy: 'Dynamic resource allocation (Kubernetes 1.34 or later)',
    },
  ],
  holdsData: false,
  template: 'template:default/dra-quota',
  // The number is the size.
  plans: {},
  input,
  advanced: ['deviceClass', 'template', 'devicesEach', 'until', 'reason'],
  check,
  manifests,
  usage,
  readiness: objects => quotaReadiness(objects, titleOf),
  details: ({ primary, children }) =>
    linesOf([
      ...usedDetails(primary, titleOf),
      [
        'Template for pods',
        children.map(({ metadata }) => String(metadata.name)).join(', '),
      ],
      ...termDetails(primary),
    ]),
  actions: quotaActions({ keysOf: limitKeysOf, noun: 'devices' }),
  entity: () => ({ type: 'gpu-quota', tags: ['gpu', 'quota', 'dra'] }),
});
