import fs from 'node:fs';
import path from 'node:path';
import { offerings } from '../lib/offerings';
import { CommandRun } from '../types';
import { renderMatrix } from './renderMatrix';
import { readSurroundings } from './surroundings';

/** Where the matrix is, from the root. */
export const MATRIX_FILE = 'docs/offerings/README.md';

/** `yarn offerings matrix [--check]` */
export const run: CommandRun = async ({ root, values }) => {
  const file = path.join(root, MATRIX_FILE);
  const wanted = renderMatrix(offerings, readSurroundings(root));
  const there = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  if (there === wanted) {
    console.error(`${MATRIX_FILE} is up to date.`);
    return 0;
  }
  if (values.check) {
    console.error(
      `${MATRIX_FILE} is out of date: run "yarn offerings matrix" and commit it.`,
    );
    return 1;
  }
  fs.writeFileSync(file, wanted);
  console.error(`${MATRIX_FILE} is written.`);
  return 0;
};
