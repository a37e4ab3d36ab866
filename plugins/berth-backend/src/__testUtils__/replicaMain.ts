import { anOffering } from '@berth/backstage-plugin-berth-node/testUtils';
import { startBerth } from './startBerth';

/*
 * A program that is one of several backends: reads how on its first line, says
 * where it is to be reached, and runs until it is told to stop or its input ends.
 */
async function main(line: string): Promise<void> {
  const berth = await startBerth({
    ...JSON.parse(line),
    offerings: [anOffering()],
  });
  process.stdout.write(`${berth.url}\n`);
  process.once('SIGTERM', () => {
    void berth.stop().then(() => process.exit(0));
  });
}

let input = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', text => {
  const isComplete = input.includes('\n');
  input += text;
  if (!isComplete && input.includes('\n')) {
    main(input).catch(error => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(1);
    });
  }
});
process.stdin.once('end', () => process.exit(0));
