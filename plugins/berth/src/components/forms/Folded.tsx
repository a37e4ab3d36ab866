import { RiArrowRightSLine } from '@remixicon/react';
import { PropsWithChildren, useState } from 'react';
import styles from './Folded.module.css';

/**
 * What most people leave alone, a click away. Once `open` is true it stays
 * open: nothing closes under somebody's hands.
 */
export function Folded(
  props: PropsWithChildren<{ title: string; open?: boolean }>,
) {
  const { title, open = false, children } = props;
  const [opened, setOpened] = useState(open);
  if (open && !opened) {
    setOpened(true);
  }
  return (
    <details className={styles.folded} open={opened || undefined}>
      <summary className={styles.summary}>
        <RiArrowRightSLine
          size={18}
          aria-hidden="true"
          className={styles.arrow}
        />
        {title}
      </summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}
