import { RiArrowRightSLine } from '@remixicon/react';
import type { PropsWithChildren } from 'react';
import styles from './Folded.module.css';

/** What most people leave alone, a click away. */
export function Folded(
  props: PropsWithChildren<{ title: string; open?: boolean }>,
) {
  return (
    <details className={styles.folded} open={props.open}>
      <summary className={styles.summary}>
        <RiArrowRightSLine
          size={18}
          aria-hidden="true"
          className={styles.arrow}
        />
        {props.title}
      </summary>
      <div className={styles.content}>{props.children}</div>
    </details>
  );
}
