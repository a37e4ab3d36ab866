import fs from 'node:fs';
import path from 'node:path';

/**
 * The text of a file that somebody names on the command line: relative to where
 * they are, or standard input for `-`.
 */
export function readInput(file: string): string {
  return file === '-'
    ? fs.readFileSync(0, 'utf8')
    : fs.readFileSync(whereTheyAre(file), 'utf8');
}

/** A path as the person at the keyboard means it. */
export function whereTheyAre(file: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
}

/** Why a file could not be read, in plain words. */
export function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'There is no such file.';
    case 'EACCES':
      return 'It may not be read.';
    case 'EISDIR':
      return 'It is a folder.';
    default:
      return (error as Error).message;
  }
}
