import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { recordOf, textOf } from '@berth/backstage-plugin-berth-node';
import { LineCounter, parseAllDocuments, type Document } from 'yaml';

/** An object in a text, or why there is none. */
export type Found =
  | { object: KubernetesObject }
  | { problem: string; line?: number };

/** How many quoted texts are put right before a file counts as bad. */
const MAX_REPAIRS = 50;

/** Every Kubernetes object in a text of YAML or JSON, Lists unfolded. */
export function readObjects(text: string): Found[] {
  const lines = new LineCounter();
  const found = parse(text, lines).flatMap((document): Found[] => {
    const [error] = document.errors;
    const offset = document.contents?.range?.[0] ?? document.range?.[0] ?? 0;
    const { line } = lines.linePos(offset);
    if (error) {
      const [sentence] = error.message.split(/ at line \d+|\n/);
      return [
        {
          problem: `This is no YAML: ${sentence}.`,
          line: error.linePos?.[0].line,
        },
      ];
    }
    try {
      const value: unknown = document.toJS();
      return value === null || value === undefined
        ? []
        : objectsIn(value, line);
    } catch (e) {
      return [{ problem: `This is no YAML: ${(e as Error).message}`, line }];
    }
  });
  return found.length > 0
    ? found
    : [{ problem: 'There is no Kubernetes object in it.' }];
}

function objectsIn(value: unknown, line: number): Found[] {
  const { apiVersion, kind, metadata, items, ...rest } = recordOf(value);
  if (!textOf(apiVersion) || !textOf(kind)) {
    return [
      {
        problem: 'This is no Kubernetes object: it lacks apiVersion or kind.',
        line,
      },
    ];
  }
  if (String(kind).endsWith('List') && Array.isArray(items)) {
    // Items of a typed list, such as PodList, may leave theirs out.
    const own = kind === 'List' ? {} : { apiVersion, kind: itemKind(kind) };
    return items.flatMap(item =>
      objectsIn({ ...own, ...recordOf(item) }, line),
    );
  }
  return [
    {
      object: {
        ...rest,
        ...(items !== undefined && { items }),
        apiVersion: String(apiVersion),
        kind: String(kind),
        metadata: recordOf(metadata) as KubernetesObject['metadata'],
      },
    },
  ];
}

function itemKind(kind: unknown): string {
  return String(kind).slice(0, -'List'.length);
}

/**
 * kubectl takes a quoted text that goes on in a line without indentation, and
 * YAML 1.2 does not: such lines are folded, as they would be.
 */
function parse(text: string, lines: LineCounter): Document[] {
  const read = (source: string, lineCounter: LineCounter) =>
    parseAllDocuments(source, {
      strict: false,
      uniqueKeys: false,
      merge: true,
      lineCounter,
      logLevel: 'silent',
    }) as Document[];
  const documents = read(text, lines);
  let source = text;
  let current = documents;
  for (let repairs = 0; repairs < MAX_REPAIRS; repairs++) {
    const errors = current.flatMap(document => document.errors);
    if (errors.length === 0) {
      return current;
    }
    const open = errors.find(
      ({ code, message }) =>
        code === 'MISSING_CHAR' && message.startsWith('Missing closing'),
    );
    const line = open?.linePos?.[0].line;
    const all = source.split('\n');
    if (line === undefined || line >= all.length) {
      return documents;
    }
    all.splice(line - 1, 2, `${all[line - 1].trimEnd()} ${all[line].trim()}`);
    source = all.join('\n');
    current = read(source, new LineCounter());
  }
  return documents;
}
