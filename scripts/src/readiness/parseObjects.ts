import type { KubernetesObject } from '@berth/backstage-plugin-berth-common';
import { isAlias, LineCounter, parseAllDocuments, type Document } from 'yaml';

/** A Kubernetes object and where in its file it begins. */
export type ParsedObject = { object: KubernetesObject; line: number };

/** What in a file is no object, and why. */
export type Problem = { line: number; message: string };

/** How often a quote is mended before a file is given up. */
const MAX_MENDED = 200;

/**
 * The objects in a text: YAML documents or JSON, lists taken apart. What cannot
 * be read is told with its line, and what comes after it is read all the same.
 */
export function parseObjects(text: string): {
  objects: ParsedObject[];
  problems: Problem[];
} {
  const objects: ParsedObject[] = [];
  const problems: Problem[] = [];
  const { documents, lines } = readDocuments(text);
  for (const document of documents) {
    const line = lineOf(document, lines);
    const [error] = document.errors;
    if (error) {
      const [where] = error.linePos ?? [{ line }];
      const [sentence] = error.message.split(/ at line \d+/);
      problems.push({ line: where.line, message: `${sentence}.` });
      continue;
    }
    try {
      const value = document.toJS({ maxAliasCount: 1000 });
      if (value !== null && value !== undefined) {
        takeApart(value, line, objects, problems);
      }
    } catch (error_) {
      problems.push({ line, message: `${(error_ as Error).message}.` });
    }
  }
  if (objects.length === 0 && problems.length === 0) {
    problems.push({ line: 1, message: 'There is no object in it.' });
  }
  return { objects, problems };
}

/**
 * Kubernetes' own reader takes a quoted text whose further lines are indented
 * too little, which YAML does not; such lines are indented here.
 */
function readDocuments(text: string): {
  documents: Document[];
  lines: LineCounter;
} {
  let current = text;
  for (let mended = 0; ; mended++) {
    const lines = new LineCounter();
    const parsed = parseAllDocuments(current, {
      lineCounter: lines,
      uniqueKeys: false,
      merge: true,
      prettyErrors: true,
    });
    const documents: Document[] = [...parsed] as Document[];
    const open = documents
      .flatMap(document => document.errors)
      .find(error => /^Missing closing ['"]quote/.test(error.message));
    const next = open?.linePos?.[0].line;
    if (next === undefined || mended >= MAX_MENDED) {
      return { documents, lines };
    }
    const rows = current.split('\n');
    if (rows[next] === undefined || /^(---|\.\.\.)/.test(rows[next])) {
      return { documents, lines };
    }
    rows[next] = `${' '.repeat(80)}${rows[next]}`;
    current = rows.join('\n');
  }
}

function lineOf(document: Document, lines: LineCounter): number {
  const { contents } = document;
  const start =
    contents && !isAlias(contents) && contents.range
      ? contents.range[0]
      : document.range?.[0] ?? 0;
  return lines.linePos(start).line || 1;
}

function takeApart(
  value: unknown,
  line: number,
  objects: ParsedObject[],
  problems: Problem[],
): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.push({ line, message: 'This is no Kubernetes object.' });
    return;
  }
  const { apiVersion, kind, items, ...rest } = value as Record<string, unknown>;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    problems.push({
      line,
      message: 'This is no Kubernetes object: it lacks apiVersion or kind.',
    });
    return;
  }
  if (kind.endsWith('List') && Array.isArray(items)) {
    // Items of a list as the API answers it do not repeat what they are.
    const ofKind =
      kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -4) };
    for (const item of items) {
      takeApart(
        typeof item === 'object' && item !== null && !Array.isArray(item)
          ? { ...ofKind, ...item }
          : item,
        line,
        objects,
        problems,
      );
    }
    return;
  }
  const metadata =
    typeof rest.metadata === 'object' && rest.metadata !== null
      ? rest.metadata
      : {};
  objects.push({
    object: {
      ...(value as object),
      apiVersion,
      kind,
      metadata,
    } as KubernetesObject,
    line,
  });
}
