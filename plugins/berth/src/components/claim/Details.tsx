import type { Claim } from '@berth/backstage-plugin-berth-common';
import { Section } from '../layout';
import styles from './Details.module.css';

/** Facts under a title; nothing where there are none. */
export function Details(props: Pick<Claim, 'details'> & { title: string }) {
  const { title, details } = props;
  if (details.length === 0) {
    return null;
  }
  return (
    <Section title={title} card>
      <dl className={styles.details}>
        {details.map(({ label, value }) => (
          <div key={label} className={styles.detail}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
