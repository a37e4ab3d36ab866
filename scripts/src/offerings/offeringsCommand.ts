import type { Offering } from '@berth/backstage-plugin-berth-node';
import { offerings } from '../lib/offerings';
import { CommandRun } from '../types';

/** `yarn offerings` */
export const run: CommandRun = async ({ values }) => {
  const sorted = [...offerings].sort((a, b) => (a.id < b.id ? -1 : 1));
  console.log(
    values.json
      ? JSON.stringify(sorted.map(describeOffering), undefined, 2)
      : listOfferings(sorted),
  );
  return 0;
};

/** One offering for programs. */
export function describeOffering(offering: Offering) {
  const { id, title, description, category, engine, docs, notice } = offering;
  const { primaries, plans, template, reservedFor, inputSchema } = offering;
  return {
    id,
    title,
    description,
    category,
    engine,
    docs,
    notice,
    reservedFor: reservedFor ?? 'everybody',
    kinds: primaries.map(
      ({ group, version, kind }) => `${group}/${version} ${kind}`,
    ),
    plans: plans.map(plan => plan.id),
    required: (inputSchema.required as string[] | undefined) ?? [],
    template,
    actions: offering.actions.map(action => ({
      id: action.id,
      title: action.title,
      destructive: action.destructive,
    })),
  };
}

/** The list for people: one line an offering. */
export function listOfferings(all: Offering[]): string {
  const width = Math.max(...all.map(({ id }) => id.length));
  return all
    .map(({ id, title, notice, actions }) => {
      const said = notice ? ` (${notice.kind})` : '';
      return `${id.padEnd(width)}  ${title}${said}; ${actions.length} actions`;
    })
    .join('\n');
}
