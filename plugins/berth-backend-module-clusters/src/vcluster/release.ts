import type {
  KubernetesObject,
  ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import { recordOf, specOf, textOf } from '@berth/backstage-plugin-berth-node';
import { parse } from 'yaml';
import type { Form } from './delivery';
import { APPLICATION, HELM_RELEASE, INSTANCE, VCLUSTER } from './kind';

/**
 * Where the chart's values lie: in which object, below which fields, and
 * whether as an object or as text.
 *
 * @internal
 */
export interface ValuesPlace {
  kind: ResourceKind;
  name: string;
  namespace: string;
  path: string[];
  isText: boolean;
}

/**
 * An installation of vCluster's chart as its source describes it.
 *
 * @internal
 */
export interface ObservedRelease {
  name: string;
  namespace: string;
  version?: string;
  values: Record<string, unknown>;
  place?: ValuesPlace;
}

/**
 * Reads the release that an object asks for. Values that Berth cannot read
 * are empty, and then have no place.
 *
 * @internal
 */
export function readRelease(
  form: Form,
  primary: KubernetesObject,
  vcluster: KubernetesObject | undefined,
): ObservedRelease {
  const spec = specOf(primary);
  const own = {
    name: textOf(primary.metadata.name) ?? '',
    namespace: textOf(primary.metadata.namespace) ?? '',
  };
  switch (form) {
    case 'argocd': {
      const source = recordOf(spec.source);
      const helm = recordOf(source.helm);
      return {
        name: textOf(helm.releaseName) ?? own.name,
        namespace:
          textOf(recordOf(spec.destination).namespace) ?? own.namespace,
        version: textOf(source.targetRevision),
        ...valuesIn({ ...own, kind: APPLICATION }, helm, [
          'spec',
          'source',
          'helm',
        ]),
      };
    }
    case 'flux': {
      const target = textOf(spec.targetNamespace);
      const chart = recordOf(recordOf(spec.chart).spec);
      return {
        name:
          textOf(spec.releaseName) ??
          (target ? `${target}-${own.name}` : own.name),
        namespace: target ?? own.namespace,
        version: textOf(chart.version),
        values: recordOf(spec.values),
        place: {
          ...own,
          kind: HELM_RELEASE,
          path: ['spec', 'values'],
          isText: false,
        },
      };
    }
    case 'platform': {
      const reference = recordOf(spec.clusterRef);
      const helmRelease = recordOf(recordOf(spec.template).helmRelease);
      return {
        name: textOf(reference.virtualCluster) ?? own.name,
        namespace: textOf(reference.namespace) ?? own.namespace,
        version: textOf(recordOf(helmRelease.chart).version),
        ...valuesIn({ ...own, kind: INSTANCE }, helmRelease, [
          'spec',
          'template',
          'helmRelease',
        ]),
      };
    }
    default: {
      if (!vcluster) {
        return { ...own, values: {} };
      }
      const at = {
        name: textOf(vcluster.metadata.name) ?? own.name,
        namespace: own.namespace,
      };
      const helmRelease = recordOf(specOf(vcluster).helmRelease);
      const [group] = vcluster.apiVersion.split('/');
      return {
        ...at,
        version: textOf(recordOf(helmRelease.chart).version),
        ...valuesIn({ ...at, kind: { ...VCLUSTER, group } }, helmRelease, [
          'spec',
          'helmRelease',
        ]),
      };
    }
  }
}

/** Values as an object where there are any, else those written as text. */
function valuesIn(
  at: { kind: ResourceKind; name: string; namespace: string },
  holder: Record<string, unknown>,
  path: string[],
): Pick<ObservedRelease, 'values' | 'place'> {
  const text = textOf(holder.values);
  if (holder.valuesObject === undefined && text !== undefined) {
    const values = parseValues(text);
    return {
      values: values ?? {},
      place: values && { ...at, path: [...path, 'values'], isText: true },
    };
  }
  return {
    values: recordOf(holder.valuesObject),
    place: { ...at, path: [...path, 'valuesObject'], isText: false },
  };
}

function parseValues(text: string): Record<string, unknown> | undefined {
  try {
    return recordOf(parse(text, { maxAliasCount: 0 }));
  } catch {
    return undefined;
  }
}
