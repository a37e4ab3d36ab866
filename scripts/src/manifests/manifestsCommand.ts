import { berthErrorFields } from '@berth/backstage-plugin-berth-common';
import { recordOf, type Offering } from '@berth/backstage-plugin-berth-node';
import { stringify } from 'yaml';
import { offerings } from '../lib/offerings';
import { readInput, reasonOf } from '../lib/readInput';
import { UserError } from '../lib/UserError.mjs';
import { CommandRun } from '../types';

type Values = Parameters<CommandRun>[0]['values'];

/** `yarn manifests OFFERING INPUT.json` */
export const run: CommandRun = async ({ positionals, values }) => {
  const [id, file] = positionals;
  const offering = offerings.find(one => one.id === id);
  if (!offering) {
    const ids = offerings.map(one => `  ${one.id}  ${one.title}`).join('\n');
    throw new UserError(
      `${
        id ? `There is no offering "${id}".` : 'Name an offering.'
      } There are:\n${ids}`,
      { exitCode: 2 },
    );
  }
  if (!file) {
    throw new UserError(
      `Name the file of the input, or - for standard input: yarn manifests ${id} INPUT.json`,
      { exitCode: 2 },
    );
  }
  try {
    console.log(manifestsOf(offering, readJson(file), values));
    return 0;
  } catch (error) {
    const fields = berthErrorFields(error) ?? [];
    if (fields.length === 0) {
      throw error;
    }
    for (const { field, message } of fields) {
      console.error(`${field}: ${message}`);
    }
    return 1;
  }
};

function readJson(file: string): unknown {
  try {
    return JSON.parse(readInput(file));
  } catch (error) {
    throw new UserError(
      `${file}: ${
        error instanceof SyntaxError
          ? `This is no JSON: ${error.message}`
          : reasonOf(error)
      }`,
    );
  }
}

/** The YAML of all objects, in the order in which they are applied. */
export function manifestsOf(
  offering: Offering,
  body: unknown,
  values: Values = {},
): string {
  const sent = recordOf(body);
  const isRequest = 'input' in sent && !('input' in offering.inputShape);
  const about = isRequest ? sent : {};
  const chosen = (key: string, otherwise: string) =>
    String(values[key] ?? about[key] ?? otherwise);
  const context = {
    name: chosen('name', 'example'),
    namespace: chosen('namespace', 'default'),
    tenant: chosen('tenant', 'example'),
    cluster: chosen('cluster', 'local'),
  };
  assertName(context.name, offering.maxNameLength);
  const input = offering.parseInput(isRequest ? sent.input : body);
  return offering
    .manifests(input, context)
    .map(object => stringify(object, { aliasDuplicateObjects: false }))
    .join('---\n')
    .trimEnd();
}

function assertName(name: string, longest: number): void {
  if (name.length > longest || !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)) {
    throw new UserError(
      `name: "${name}" has to be lower-case letters, digits and hyphens, ${longest} at the most.`,
    );
  }
}
