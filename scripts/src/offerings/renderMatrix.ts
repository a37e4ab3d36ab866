import type { Claim } from '@berth/backstage-plugin-berth-common';
import type { Offering } from '@berth/backstage-plugin-berth-node';
import { markdownTable } from '../lib/markdownTable';
import { sampleInput } from './sampleInput';
import type { Surroundings } from './surroundings';

/** What is missing, by the note that says why. */
const NOTES: Array<[mark: string, reason: string]> = [
  [
    'planned ¹',
    'Berth applies as the signed-in user. Delivery by pull request comes with requests, for every offering at once and without a change to any.',
  ],
  [
    'none ²',
    'There is nothing to connect to, or it is somewhere else: the page of the offering says where.',
  ],
  [
    'none ³',
    'It is asked for, watched and deleted; its system offers no change that a claim could be put through.',
  ],
  [
    'none ⁴',
    'No stand-in is in the sandbox for its kind; the portal says there that the operator is missing. On a cluster that has it nothing is different.',
  ],
  [
    'none ⁵',
    'There is no template of its own; it is asked for on the page of a tenant or by the API.',
  ],
  ['none ⁶', 'There is no page about it yet.'],
  [
    'by its plan ⁷',
    'What it takes depends on an input that has no default; its plans state it.',
  ],
];

const [
  PLANNED,
  NO_OUTPUT,
  NO_ACTION,
  NO_SANDBOX,
  NO_TEMPLATE,
  NO_PAGE,
  BY_PLAN,
] = NOTES.map(([mark]) => mark);

/** Of these the code has none: each cluster has its own. */
const BY_DEFINITION =
  'Beside these, any custom resource definition, Crossplane XRD or kro ResourceGraphDefinition with the label `berth.dev/offering: "true"` is an offering, as long as it carries the label: with a form of its schema, readiness by its conditions, outputs and usage by annotations, the golden path `composition`, and the day-2 action _Change_. See [offerings by definition](compositions.md).';

/**
 * The page that says of every offering what Berth can do with it. It is made of
 * the code, and the same code gives the same page.
 */
export function renderMatrix(
  offerings: Offering[],
  surroundings: Surroundings,
): string {
  const sorted = [...offerings].sort((a, b) => (a.id < b.id ? -1 : 1));
  const table = markdownTable(
    [
      'offering',
      'form',
      'preflight',
      'apply',
      'pull request',
      'readiness',
      'outputs',
      'day 2',
      'catalog',
      'golden path',
      'docs',
      'sandbox',
    ],
    sorted.map(offering => rowOf(offering, surroundings)),
  );
  const actions = markdownTable(
    ['offering', 'action', 'what it asks', 'who', 'loses something'],
    sorted.flatMap(actionRows),
  );
  const notes = NOTES.filter(
    ([mark]) => table.includes(mark) || actions.includes(mark),
  ).map(([mark, reason]) => `- **${mark}**: ${reason}`);
  return `${[
    '# Offerings',
    'What Berth can do with each thing that a tenant can ask for. This page is made of the code by `yarn offerings matrix`; `yarn offerings matrix --check` says whether it is out of date.',
    table,
    notes.join('\n'),
    BY_DEFINITION,
    '## Day 2',
    'Every action is a plan of changes that runs as the person who asks for it. _Who_ is whoever may act on claims, unless it is kept for the platform team.',
    actions,
  ].join('\n\n')}\n`;
}

function rowOf(offering: Offering, surroundings: Surroundings): string[] {
  const { id, title, primaries, children, template } = offering;
  const page = `${id.replace('.', '/')}.md`;
  const kinds = primaries.map(({ kind }) => kind).join(' or ');
  const simulated = primaries.every(({ group, kind }) =>
    surroundings.isSimulated(group, kind),
  );
  return [
    `${title} (\`${id}\`)`,
    formCell(offering),
    preflightCell(offering),
    kinds,
    PLANNED,
    children.length > 0
      ? `${kinds} and ${children.map(({ kind }) => kind).join(', ')}`
      : kinds,
    outputCell(offering),
    offering.actions.length > 0
      ? `${offering.actions.length} actions`
      : NO_ACTION,
    catalogCell(offering),
    template && surroundings.templates.has(template)
      ? template.replace('template:default/', '')
      : NO_TEMPLATE,
    surroundings.hasPage(id) ? `[page](${page})` : NO_PAGE,
    simulated ? 'stand-in' : NO_SANDBOX,
  ];
}

function formCell({ inputSchema, advanced }: Offering): string {
  const fields = Object.keys((inputSchema.properties as object) ?? {});
  const required = (inputSchema.required as string[] | undefined) ?? [];
  return `${fields.length} fields, ${required.length} required, ${advanced.length} advanced`;
}

function preflightCell(offering: Offering): string {
  const input = sampleInput(offering);
  const keys = input ? Object.keys(offering.usage(input)) : [];
  return keys.length > 0 ? keys.join(', ') : BY_PLAN;
}

function outputCell({ hasConnection }: Offering): string {
  return hasConnection ? 'endpoints, Secret references' : NO_OUTPUT;
}

function catalogCell(offering: Offering): string {
  const { cluster, namespace, name } = {
    cluster: 'example',
    namespace: 'example',
    name: 'example',
  };
  const claim = { cluster, namespace, name, offering: offering.id } as Claim;
  return `Resource, ${offering.entity(claim).type}`;
}

function actionRows({ id, actions }: Offering): string[][] {
  if (actions.length === 0) {
    return [[`\`${id}\``, NO_ACTION, '', '', ''].map(cell => cell || '—')];
  }
  return actions.map(action => {
    const fields = Object.keys(
      (action.inputSchema as { properties?: object }).properties ?? {},
    );
    return [
      `\`${id}\``,
      `${action.title} (\`${action.id}\`)`,
      fields.join(', ') || 'nothing',
      action.permission === 'platform' ? 'the platform team' : 'the tenant',
      action.destructive ? 'yes' : 'no',
    ];
  });
}
