import {
  gpuProductOf,
  gpuUnitOf,
  migProfileOf,
} from '@berth/backstage-plugin-berth-common';
import type { Message } from '../../i18n';

/**
 * What a resource is, in the plural.
 *
 * @internal
 */
export function kindOf(resource: string): Message {
  switch (gpuUnitOf(resource)) {
    case 'gpu':
      return resource === 'nvidia.com/gpu'
        ? { key: 'gpu.kind.gpu' }
        : { key: 'gpu.kind.named', values: { resource } };
    case 'slice':
      return {
        key: 'gpu.kind.slice',
        values: { profile: migProfileOf(resource) ?? '' },
      };
    case 'share':
      return { key: 'gpu.kind.share' };
    default:
      return { key: 'gpu.kind.class', values: { resource } };
  }
}

/**
 * A product as people call it; a node's label where it is none that is known.
 *
 * @internal
 */
export function productTitle(label: string): string {
  return gpuProductOf(label)?.title ?? label.replaceAll('-', ' ');
}
