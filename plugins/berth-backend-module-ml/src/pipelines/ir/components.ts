import { recordOf, textOf } from '@berth/backstage-plugin-berth-node';

type Fields = Record<string, unknown>;

/**
 * The component of a name in a pipeline; undefined where there is none.
 *
 * @internal
 */
export function componentOf(spec: Fields, name: string): Fields | undefined {
  const components = recordOf(spec.components);
  return Object.hasOwn(components, name)
    ? recordOf(components[name])
    : undefined;
}

/**
 * The tasks of a component's DAG, by name; empty where it has none.
 *
 * @internal
 */
export function tasksOf(component: Fields): Record<string, Fields> {
  return Object.fromEntries(
    Object.entries(recordOf(recordOf(component.dag).tasks)).map(
      ([name, task]) => [name, recordOf(task)],
    ),
  );
}

/**
 * The name of the component that a task is a use of.
 *
 * @internal
 */
export function componentRefOf(task: Fields): string {
  return textOf(recordOf(task.componentRef).name) ?? '';
}

/**
 * What runs a component, by the label that it names.
 *
 * @internal
 */
export function executorOf(spec: Fields, label: string): Fields | undefined {
  const executors = recordOf(recordOf(spec.deploymentSpec).executors);
  return Object.hasOwn(executors, label)
    ? recordOf(executors[label])
    : undefined;
}
