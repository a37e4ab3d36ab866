import { recordOf, textOf, textsOf } from '@berth/backstage-plugin-berth-node';
import { componentOf, componentRefOf, executorOf, tasksOf } from './components';
import { MAX_DEPTH, MAX_TASKS } from './limits';

type Fields = Record<string, unknown>;

/**
 * What does not fit together in a pipeline: tasks whose component, executor or
 * dependency is not there, that wait for each other, or that are too many.
 *
 * @internal
 */
export function checkStructure(spec: Fields): string[] {
  const problems: string[] = [];
  let tasks = 0;
  const visit = (component: Fields, place: string, above: string[]) => {
    const own = tasksOf(component);
    const names = Object.keys(own);
    if (names.length === 0 && !textOf(component.executorLabel)) {
      problems.push(`'${place}' has neither tasks nor an executor.`);
      return;
    }
    checkExecutor(spec, component, place, problems);
    problems.push(...cycles(own, place));
    for (const [name, task] of Object.entries(own)) {
      tasks += 1;
      if (tasks > MAX_TASKS) {
        return;
      }
      const where = `${place}/${name}`;
      for (const dependency of textsOf(task.dependentTasks)) {
        if (!Object.hasOwn(own, dependency)) {
          problems.push(
            `'${where}' waits for '${dependency}', which is no task beside it.`,
          );
        }
      }
      const reference = componentRefOf(task);
      const used = componentOf(spec, reference);
      if (!used) {
        problems.push(
          `'${where}' is a use of '${reference}', and there is no such component.`,
        );
      } else if (above.includes(reference) || above.length >= MAX_DEPTH) {
        problems.push(
          `'${where}' contains itself, or lies more than ${MAX_DEPTH} levels deep.`,
        );
      } else {
        visit(used, where, [...above, reference]);
      }
    }
  };
  visit(recordOf(spec.root), 'root', []);
  if (tasks > MAX_TASKS) {
    problems.push(
      `It has more than ${MAX_TASKS} tasks; make several pipelines of it.`,
    );
  }
  return [...new Set(problems)];
}

/**
 * Which executors a platform's settings are for that the pipeline does not have.
 *
 * @internal
 */
export function checkPlatform(spec: Fields, platformSpec: Fields): string[] {
  const kubernetes = recordOf(recordOf(platformSpec.platforms).kubernetes);
  const executors = recordOf(recordOf(kubernetes.deploymentSpec).executors);
  return Object.keys(executors)
    .filter(label => !executorOf(spec, label))
    .map(
      label =>
        `The settings for Kubernetes name the executor '${label}', which the pipeline does not have; both have to come from the same compilation.`,
    );
}

function checkExecutor(
  spec: Fields,
  component: Fields,
  place: string,
  problems: string[],
): void {
  const label = textOf(component.executorLabel);
  const executor = label === undefined ? undefined : executorOf(spec, label);
  if (label === undefined) {
    return;
  }
  if (!executor) {
    problems.push(
      `'${place}' is run by '${label}', and there is no such executor.`,
    );
  } else if (
    executor.container &&
    !textOf(recordOf(executor.container).image)
  ) {
    problems.push(`The executor '${label}' names no image.`);
  }
}

function cycles(tasks: Record<string, Fields>, place: string): string[] {
  const left = new Set(Object.keys(tasks));
  let before: number;
  do {
    before = left.size;
    for (const name of [...left]) {
      const waits = textsOf(tasks[name].dependentTasks);
      if (!waits.some(dependency => left.has(dependency))) {
        left.delete(name);
      }
    }
  } while (left.size < before);
  return left.size > 0
    ? [`In '${place}', ${[...left].join(', ')} wait for each other.`]
    : [];
}
