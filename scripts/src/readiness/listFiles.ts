import fs from 'node:fs';
import path from 'node:path';

/**
 * The files that an argument stands for: itself, or what a folder holds of YAML
 * and JSON, folders within it included, hidden ones not.
 *
 * @throws Error of the file system when there is no such file
 */
export function listFiles(argument: string, cwd: string): string[] {
  const file = path.resolve(cwd, argument);
  if (!fs.statSync(file).isDirectory()) {
    return [argument];
  }
  return fs
    .readdirSync(file, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const inner = path.join(argument, entry.name);
      if (entry.isDirectory()) {
        return listFiles(inner, cwd);
      }
      return /\.(ya?ml|json)$/i.test(entry.name) ? [inner] : [];
    });
}
