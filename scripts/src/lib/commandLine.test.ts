import { findCommand } from '../commands/index.mjs';
import { readCommandLine, usageOf } from './commandLine.mjs';

function read(...argv: string[]) {
  const { command, rest } = findCommand(argv);
  return readCommandLine(command!, rest);
}

describe('readCommandLine', () => {
  it('reads options and arguments', () => {
    expect(read('test', '--only', 'unit', 'fleet')).toEqual({
      kind: 'run',
      values: expect.objectContaining({ only: 'unit' }),
      positionals: ['fleet'],
    });
  });

  it('asks for help by --help and -h', () => {
    expect(read('start', '--help')).toEqual({ kind: 'help' });
    expect(read('berth', 'token', '-h')).toEqual({ kind: 'help' });
  });

  it.each([
    [['start', '--bogus'], /"start" has no option --bogus\. It has --kubeco/],
    [['start', '--kubeconfig'], /--kubeconfig needs a value: --kubeconfig FIL/],
    [['start', 'now'], /"start" does not know what to do with "now"/],
    [['test', '--only', 'e2e'], /--only is one of unit, browser, checks, not/],
    [['test', 'a', 'b'], /"test" does not know what to do with "b"/],
    [['berth', 'token'], /"berth token" needs --as USER/],
    [['start', '--dev=1'], /--dev.* does not take an argument\./],
  ])('answers %j with a sentence', (argv, sentence) => {
    expect(read(...argv)).toEqual({
      kind: 'problem',
      sentence: expect.stringMatching(sentence),
    });
  });

  it('leaves the arguments of sandbox to the sandbox', () => {
    expect(read('sandbox', 'up', '--profile', 'demo')).toMatchObject({
      positionals: ['up', '--profile', 'demo'],
    });
  });
});

describe('findCommand', () => {
  it('prefers the command of two words', () => {
    expect(findCommand(['berth', 'token', '--as', 'x'])).toMatchObject({
      command: { name: 'berth token' },
      rest: ['--as', 'x'],
    });
  });

  it('finds nothing for a name that is none', () => {
    expect(findCommand(['stop']).command).toBeUndefined();
  });
});

describe('usageOf', () => {
  it('names every option', () => {
    const usage = usageOf(findCommand(['start']).command!);
    for (const option of ['--kubeconfig FILE', '--dev', '--help']) {
      expect(usage).toContain(option);
    }
  });
});
