import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { packageFolder } from '../packageFolder';
import type { DataFolder } from '../state/DataFolder';

const stylesheet = path.join(packageFolder, 'forge/index.css');

/** What each page asks for, and warns of in a dialog where it is not there. */
const empty = ['css/theme-gitea-auto.css', 'js/iife.js', 'js/index.js'];

/**
 * Puts where Gitea looks first what its pages are shown by: the release that Go
 * builds has none of that.
 *
 * @internal
 */
export async function writeLooks(data: DataFolder): Promise<void> {
  const folder = 'gitea/custom/public/assets';
  for (const part of ['css', 'js']) {
    await mkdir(data.path(`${folder}/${part}`), { recursive: true });
  }
  const write = (file: string, text: string) =>
    data.write(`${folder}/${file}`, text);
  await write('css/index.css', await readFile(stylesheet, 'utf8'));
  for (const file of empty) {
    await write(file, '');
  }
}
