import { UserError } from '../lib/UserError.mjs';
import { CommandRun } from '../types';
import { lanes } from './checks';
import { describeFailure, runChecks } from './runChecks';

/** `yarn check` */
export const run: CommandRun = async ({
  root,
  values,
  positionals,
  progress,
}) => {
  const [only] = positionals;
  const chosen = lanes
    .map(lane => lane.filter(check => !only || check.name === only))
    .filter(lane => lane.length > 0);
  if (chosen.length === 0) {
    const names = lanes.flat().map(check => check.name);
    throw new UserError(
      `There is no check "${only}". There are ${names.join(', ')}.`,
      { exitCode: 2 },
    );
  }
  const results = await runChecks({
    root,
    lanes: chosen,
    fix: Boolean(values.fix),
    progress,
  });
  const failed = results.filter(result => !result.passed);
  if (values.json) {
    console.log(
      JSON.stringify(
        results.map(({ name, passed, seconds }) => ({ name, passed, seconds })),
        undefined,
        2,
      ),
    );
  }
  for (const result of failed) {
    console.error(`\n${describeFailure(result)}`);
  }
  return failed.length === 0 ? 0 : 1;
};
