import styles from './GpuBar.module.css';

/** Of what a part of a bar is. */
export type GpuTone = 'mine' | 'others' | 'off';

/** How a number of GPUs is divided, as a bar; its words say the same. */
export function GpuBar(props: {
  label: string;
  total: number;
  parts: Array<{ tone: GpuTone; amount: number }>;
}) {
  const { label, total, parts } = props;
  const taken = parts.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <div role="img" aria-label={label} className={styles.track}>
      {parts
        .filter(({ amount }) => amount > 0)
        .map(({ tone, amount }) => (
          <span
            key={tone}
            data-tone={tone}
            className={styles.part}
            style={{ width: `${(amount / Math.max(total, taken, 1)) * 100}%` }}
          />
        ))}
    </div>
  );
}
