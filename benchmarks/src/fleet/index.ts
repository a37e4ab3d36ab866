import type { Benchmark } from '@berth/scripts';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readOptions, USAGE } from './options';
import { measureFleet } from './measureFleet';
import type { FleetReport } from './types';
import { putIntoPage } from './report/renderMarkdown';
import { renderPlot } from './report/renderPlot';
import { renderText } from './report/renderText';

export const summary =
  'What clusters say: how soon it is shown, what it costs, at what scale';

/** Measures; 0 when every target is met. */
export const run: Benchmark['run'] = async ({ root, args, progress }) => {
  let options;
  try {
    options = readOptions(args);
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
  if (options === 'help') {
    console.log(USAGE);
    return 0;
  }
  const report = await measureFleet({
    ...options,
    progress,
    log: line => console.error(`  ${line}`),
  });
  if (options.output) {
    await writeFile(
      options.output,
      `${JSON.stringify(report, undefined, 2)}\n`,
    );
  }
  if (options.docs) {
    await writeDocs(root, report);
  }
  console.log(
    options.json ? JSON.stringify(report, undefined, 2) : renderText(report),
  );
  return report.figures.every(({ met }) => met !== false) ? 0 : 1;
};

async function writeDocs(root: string, report: FleetReport): Promise<void> {
  const page = join(root, 'docs/benchmarks.md');
  await writeFile(page, putIntoPage(await readFile(page, 'utf8'), report));
  if (report.growth.length > 1) {
    const plot = join(root, 'docs/images/fleet-growth.svg');
    await writeFile(plot, renderPlot(report.growth));
  }
}
