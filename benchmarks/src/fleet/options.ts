import { parseArgs } from 'node:util';

const PARTS = [
  'visible',
  'catalog',
  'growth',
  'restart',
  'sustained',
  'views',
  'reads',
  'quiet',
  'page',
  'scoreboard',
] as const;

/** What can be left out. */
export type Part = (typeof PARTS)[number];

export const USAGE = `yarn bench fleet [--objects N] [--clusters C] [--peer] [--only PARTS] [--output FILE] [--docs] [--json]

Starts C API servers (4), fills them with N custom resources (100000), runs Berth
on them and measures what it promises, beside the floor that the same machine has
in the same run.

  --peer    runs TeraSky's Kubernetes ingestor beside it, with the same faults
  --only    some of: ${PARTS.join(', ')}
  --output  writes everything that was measured to a file, as JSON
  --docs    writes it into docs/benchmarks.md, with its plot`;

/**
 * What is to be measured.
 *
 * @internal
 */
export interface FleetOptions {
  objects: number;
  clusters: number;
  peer: boolean;
  parts: ReadonlySet<Part>;
  output?: string;
  /** Whether the documentation is to say what is found */
  docs: boolean;
  json: boolean;
  /** As it was asked for, to be asked for again */
  command: string;
}

/**
 * @throws RangeError that names the option and what it takes
 * @internal
 */
export function readOptions(args: string[]): FleetOptions | 'help' {
  const { values } = parseArgs({
    args,
    options: {
      objects: { type: 'string', default: '100000' },
      clusters: { type: 'string', default: '4' },
      peer: { type: 'boolean', default: false },
      only: { type: 'string', default: PARTS.join(',') },
      output: { type: 'string' },
      docs: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    return 'help';
  }
  return {
    objects: wholeNumber('--objects', values.objects, 1_000),
    clusters: wholeNumber('--clusters', values.clusters, 1),
    peer: values.peer,
    parts: new Set(values.only.split(',').map(asPart)),
    output: values.output,
    docs: values.docs,
    json: values.json,
    command: ['yarn bench fleet', ...args].join(' '),
  };
}

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(
      `${option} takes a whole number of at least ${least}, not ${text}.`,
    );
  }
  return value;
}

function asPart(text: string): Part {
  const part = PARTS.find(one => one === text);
  if (!part) {
    throw new RangeError(`--only takes ${PARTS.join(', ')}, not "${text}".`);
  }
  return part;
}
