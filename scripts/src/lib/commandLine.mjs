import { parseArgs } from 'node:util';

/**
 * @typedef {{
 *   type: 'string' | 'boolean',
 *   summary: string,
 *   value?: string,
 *   choices?: string[],
 *   path?: boolean,
 *   required?: boolean,
 * }} Option `value` names the argument in the usage; `path`: relative to where the person is
 *
 * @typedef {{
 *   name: string,
 *   summary: string,
 *   usage: string,
 *   details?: string,
 *   options?: Record<string, Option>,
 *   positionals?: number,
 *   passThrough?: boolean,
 *   needsSandbox?: (values: Record<string, string | boolean | undefined>) => boolean,
 *   run?: () => Promise<{ run: (context: any) => Promise<number> }>,
 * }} Command `name` is what follows "yarn"; `positionals` is how many arguments it takes besides options, at most
 *
 * @typedef {{ kind: 'help' }
 *   | { kind: 'problem', sentence: string }
 *   | { kind: 'run', values: Record<string, string | boolean | undefined>, positionals: string[] }
 * } CommandLine
 */

/**
 * Reads the arguments of a command.
 *
 * @param {Command} command
 * @param {string[]} argv - without the command's name
 * @returns {CommandLine}
 */
export function readCommandLine(command, argv) {
  if (command.passThrough) {
    return { kind: 'run', values: {}, positionals: argv };
  }
  const options = command.options ?? {};
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        ...Object.fromEntries(
          Object.entries(options).map(([name, { type }]) => [name, { type }]),
        ),
      },
    });
  } catch (error) {
    return { kind: 'problem', sentence: sentenceOf(error, command) };
  }
  const { values, positionals } = parsed;
  if (values.help) {
    return { kind: 'help' };
  }
  const allowed = command.positionals ?? 0;
  if (positionals.length > allowed) {
    return {
      kind: 'problem',
      sentence: `"${command.name}" does not know what to do with "${positionals[allowed]}".`,
    };
  }
  for (const [name, option] of Object.entries(options)) {
    const value = values[name];
    if (option.required && value === undefined) {
      return {
        kind: 'problem',
        sentence: `"${command.name}" needs --${name} ${option.value}.`,
      };
    }
    if (option.choices && value && !option.choices.includes(String(value))) {
      return {
        kind: 'problem',
        sentence: `--${name} is one of ${option.choices.join(
          ', ',
        )}, not "${value}".`,
      };
    }
  }
  return { kind: 'run', values, positionals };
}

/**
 * The help text of a command.
 * @param {Command} command
 */
export function usageOf(command) {
  const options = Object.entries({
    ...command.options,
    help: { type: 'boolean', summary: 'Shows this' },
  }).map(([name, { value, summary }]) => [
    `--${name}${value ? ` ${value}` : ''}`,
    summary,
  ]);
  const width = Math.max(...options.map(([flag]) => flag.length));
  return [
    `${command.summary}.`,
    '',
    `  ${command.usage}`,
    ...(command.details ? ['', command.details] : []),
    '',
    ...options.map(([flag, text]) => `  ${flag.padEnd(width)}  ${text}`),
  ].join('\n');
}

function sentenceOf(error, command) {
  const unknown = /Unknown option '(-[^']*)'/.exec(error.message);
  if (unknown) {
    const known = Object.keys(command.options ?? {}).map(name => `--${name}`);
    return `"${command.name}" has no option ${unknown[1]}. It has ${[
      ...known,
      '--help',
    ].join(', ')}.`;
  }
  const valueless =
    /Option '(?:-\w, )?(--[^ ']+) <value>' argument missing/.exec(
      error.message,
    );
  if (valueless) {
    const name = valueless[1].slice(2);
    const value = command.options?.[name]?.value ?? 'VALUE';
    return `${valueless[1]} needs a value: ${valueless[1]} ${value}.`;
  }
  return `${error.message.split('\n')[0].replace(/\.?$/, '.')}`;
}
