import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { repositoryFolder } from '../packageFolder';
import { UsageError } from './Command';

/** Options that every command has. */
const common = {
  data: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/**
 * What `--help` says of them.
 *
 * @internal
 */
export const commonHelp = `  --data DIR       where its state is kept (default: .berth/sandbox)
  --json           print JSON
  --help           print this`;

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Parses the arguments of a command. Anything that it does not know is a
 * `UsageError`.
 *
 * @internal
 */
export function parseCommandArgs<T extends Options>(
  args: string[],
  options: T,
  allowPositionals = false,
) {
  try {
    return parseArgs({
      args,
      options: { ...common, ...options },
      allowPositionals,
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/**
 * The data folder that was asked for, or the default one.
 *
 * @internal
 */
export function dataFolderFrom(data: string | undefined): string {
  return data === undefined
    ? path.join(repositoryFolder, '.berth', 'sandbox')
    : path.resolve(data);
}

/**
 * A number from an option.
 *
 * @internal
 */
export function parseNumber(
  name: string,
  value: string | undefined,
  max: number,
): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > max) {
    throw new UsageError(
      `--${name} takes a whole number up to ${max}, not "${value}"`,
    );
  }
  return number;
}
