import {
  recordsOf,
  textOf,
  type ClaimDetailLine,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { outputsOf } from './connection';
import { parseOutput, type OutputText } from './readOutput';

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
 * What a claim's page shows: the outputs that annotations name, and the
 * columns that `kubectl get` prints.
 *
 * @throws Error where an annotation is no path
 */
export function detailsBy(options: {
  annotations: Record<string, string>;
  printerColumns: unknown;
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
  return ({ primary }) =>
    lines.flatMap(({ label, text }) => {
      const value = text(primary);
      return value === undefined ? [] : [{ label, value }];
    });
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
