import { CommandRun } from '../types';

/** `yarn sandbox`, whose subcommands the sandbox package knows itself. */
export const run: CommandRun = async () => 1;
