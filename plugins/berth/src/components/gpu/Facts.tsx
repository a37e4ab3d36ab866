import type { ReactNode } from 'react';
import styles from './Facts.module.css';

/** Numbers with what they are of, side by side. */
export function Facts(props: {
  facts: Array<{ label: string; value: ReactNode; large?: boolean }>;
}) {
  return (
    <dl className={styles.facts}>
      {props.facts.map(({ label, value, large }) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd data-large={large || undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
