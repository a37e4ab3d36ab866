import {
  recordOf,
  recordsOf,
  textOf,
  type ClaimDetailLine,
  type ClaimObjects,
  type ClaimUsage,
} from '@berth/backstage-plugin-berth-node';
import { outputsOf } from './connection';
import { parseOutput, type OutputText } from './readOutput';
import { usageLine } from './usageLine';

/** Outputs that are shown as a connection. */
const CONNECTION = new Set(['url', 'host', 'port']);
/** Columns that say what the claim's page says anyway. */
const SHOWN_ANYWAY = new Set([
  'age',
  'name',
  'namespace',
  'ready',
  'synced',
  'status',
  'phase',
  'state',
]);

/**
 * What a claim's page shows: what it uses, as offerings with sizes say by
 * their size; the outputs that annotations name; and the columns that
 * `kubectl get` prints.
 *
 * @throws Error where an annotation is no path
 */
export function detailsBy(options: {
  annotations: Record<string, string>;
  printerColumns: unknown;
  /** What a claim uses, by its spec, where that is known */
  usage?: (spec: Record<string, unknown>) => ClaimUsage;
}): (objects: ClaimObjects) => ClaimDetailLine[] {
  const lines: Array<{ label: string; text: OutputText }> = [
    ...Object.entries(outputsOf(options.annotations))
      .filter(([name]) => !CONNECTION.has(name))
      .map(([name, path]) => ({
        label: labelOf(name),
        text: parseOutput(path),
      })),
    ...columnsOf(options.printerColumns),
  ];
  const { usage } = options;
  return ({ primary }) => {
    const used = usage && usageLine(usage(recordOf(primary.spec)));
    return [
      ...(used ? [{ label: 'Uses', value: used }] : []),
      ...lines.flatMap(({ label, text }) => {
        const value = text(primary);
        return value === undefined ? [] : [{ label, value }];
      }),
    ];
  };
}

function columnsOf(columns: unknown) {
  return recordsOf(columns).flatMap(column => {
    const label = textOf(column.name);
    const path = textOf(column.jsonPath);
    const isExtra = typeof column.priority === 'number' && column.priority > 0;
    if (!label || !path || isExtra || SHOWN_ANYWAY.has(label.toLowerCase())) {
      return [];
    }
    try {
      return [{ label, text: parseOutput(path) }];
    } catch {
      // With a filter or the like: kubectl shows it, and Berth does not.
      return [];
    }
  });
}

function labelOf(name: string): string {
  const words = name.replace(/[-_.]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
