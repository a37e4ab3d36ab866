import { CopyButton } from './CopyButton';
import styles from './CodeBlock.module.css';

/** A text to take elsewhere; `what` names it. */
export function CodeBlock(props: { text: string; what: string }) {
  const { text, what } = props;
  return (
    <div className={styles.block}>
      {/* Scrolls sideways, so the keyboard has to reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.code} tabIndex={0} role="region" aria-label={what}>
        <code>{text}</code>
      </pre>
      <div className={styles.copy}>
        <CopyButton text={text} what={what} wide />
      </div>
    </div>
  );
}
