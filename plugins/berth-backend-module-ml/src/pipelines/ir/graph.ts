import { recordOf, textOf, textsOf } from '@berth/backstage-plugin-berth-node';
import { componentOf, componentRefOf, executorOf, tasksOf } from './components';

type Fields = Record<string, unknown>;

/**
 * A part of a pipeline as it is drawn.
 *
 * @internal
 */
export interface GraphNode {
  /** Its place, such as `exit-handler-1/train`. */
  id: string;
  /** Its name within that place, by which Argo Workflows shows it, too. */
  name: string;
  kind: 'task' | 'importer' | 'loop' | 'condition' | 'group';
  /** The part that it lies in. */
  parent?: string;
  /** The parts beside it that it waits for. */
  dependsOn: string[];
  image?: string;
  /** When it runs, where that is not always. */
  condition?: string;
}

/**
 * A pipeline's parts, each after that in which it lies.
 *
 * @internal
 */
export function graphOf(spec: Fields): GraphNode[] {
  const nodes: GraphNode[] = [];
  const visit = (component: Fields, parent: string | undefined) => {
    const place = (name: string) => (parent ? `${parent}/${name}` : name);
    for (const [name, task] of Object.entries(tasksOf(component))) {
      const used = componentOf(spec, componentRefOf(task)) ?? {};
      const condition = textOf(recordOf(task.triggerPolicy).condition);
      const executor = executorOf(spec, textOf(used.executorLabel) ?? '');
      const image = textOf(recordOf(executor?.container).image);
      nodes.push({
        id: place(name),
        name,
        kind: kindOf(task, used, executor),
        ...(parent && { parent }),
        dependsOn: textsOf(task.dependentTasks).map(place),
        ...(image && { image }),
        ...(condition && { condition: readable(condition) }),
      });
      visit(used, place(name));
    }
  };
  visit(recordOf(spec.root), undefined);
  return nodes;
}

function kindOf(
  task: Fields,
  component: Fields,
  executor: Fields | undefined,
): GraphNode['kind'] {
  if (task.parameterIterator || task.artifactIterator) {
    return 'loop';
  }
  if (component.dag) {
    return textOf(recordOf(task.triggerPolicy).condition)
      ? 'condition'
      : 'group';
  }
  return executor?.importer ? 'importer' : 'task';
}

/** As one would write it, and not as the compiler does. */
function readable(condition: string): string {
  return condition
    .replace(
      /inputs\.parameter_values\['(?:pipelinechannel--)?([^']+)'\]/g,
      '$1',
    )
    .replace(/\s+/g, ' ');
}
