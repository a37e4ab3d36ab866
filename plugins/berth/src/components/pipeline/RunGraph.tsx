import { useMemo } from 'react';
import { useText } from '../../i18n';
import { layOut } from '../../model/graph';
import { classes } from '../classes';
import tones from '../status/tones.module.css';
import { lookOfState, StateIcon } from './looks';
import styles from './RunGraph.module.css';
import type { RunNode } from './types';

/**
 * A run's tasks, each below those that it waits for. Whoever cannot see it gets
 * the same as a list of buttons.
 */
export function RunGraph(props: {
  nodes: RunNode[];
  selected: string | undefined;
  onSelect: (id: string) => void;
}) {
  const { nodes, selected, onSelect } = props;
  const { t } = useText();
  // How it is drawn does not depend on how far it is.
  const shape = JSON.stringify(
    nodes.map(({ id, parent, dependsOn }) => ({ id, parent, dependsOn })),
  );
  const layout = useMemo(() => layOut(JSON.parse(shape)), [shape]);
  const byId = new Map(nodes.map(node => [node.id, node]));
  return (
    <div className={styles.scroll}>
      <div
        className={styles.canvas}
        style={{ width: layout.width, height: layout.height }}
      >
        <ul className={styles.parts} aria-label={t('runs.graph')}>
          {layout.parts.map(part => {
            const node = byId.get(part.id)!;
            const { tone, state } = lookOfState(node.state);
            const { x: left, y: top, width, height } = part;
            const stateText = t(`runState.${state}`);
            return (
              <li
                key={part.id}
                className={classes(
                  tones.tone,
                  part.isGroup ? styles.group : styles.task,
                )}
                data-tone={tone}
                style={{ left, top, width, height }}
              >
                <button
                  type="button"
                  className={styles.button}
                  aria-pressed={part.id === selected}
                  onClick={() => onSelect(part.id)}
                >
                  <span className={styles.name} title={node.name}>
                    {node.name}
                  </span>{' '}
                  <span className={styles.state}>
                    <StateIcon state={state} />
                    {node.times
                      ? t('runs.times', {
                          state: stateText,
                          done: node.times.done,
                          total: node.times.total,
                        })
                      : stateText}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
        <svg
          className={styles.edges}
          width={layout.width}
          height={layout.height}
          aria-hidden="true"
        >
          {layout.edges.map(({ from, to, path }) => (
            <path key={`${from} ${to}`} d={path} />
          ))}
        </svg>
      </div>
    </div>
  );
}
