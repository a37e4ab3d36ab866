import type { ActionContext } from '@backstage/plugin-scaffolder-node';

type Checkpoints = Pick<ActionContext<{}>, 'checkpoint'>;

/**
 * How often a request was refused in earlier runs of its task.
 *
 * @remarks
 * A task remembers nothing but its checkpoints, and of those only what
 * succeeded. So a checkpoint that has something to do stands for a refusal
 * that has not happened.
 *
 * @internal
 */
export async function countRefusals(
  task: Checkpoints,
  target: string,
): Promise<number> {
  for (let count = 0; ; count += 1) {
    try {
      await task.checkpoint({
        key: keyOf(target, count + 1),
        fn: async () => {
          throw new Error('Not refused that often');
        },
      });
    } catch {
      return count;
    }
  }
}

/**
 * Notes a request's refusal for later runs of its task.
 *
 * @param count - how often it was refused, this time included
 * @internal
 */
export async function noteRefusal(
  task: Checkpoints,
  target: string,
  count: number,
): Promise<void> {
  await task.checkpoint({ key: keyOf(target, count), fn: async () => true });
}

function keyOf(target: string, count: number): string {
  return `berth.refused.${target}.${count}`;
}
