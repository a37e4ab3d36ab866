import { Text } from '@backstage/ui';
import { PropsWithChildren, ReactNode, useId, useRef } from 'react';
import { Deeper, useHeading } from './HeadingLevel';
import styles from './PageHeading.module.css';
import { useArrival } from './useArrival';

/**
 * What a page is about: its name and state, the facts beside it, and what can
 * be done. Everything in `children` is one heading deeper.
 */
export function PageHeading(
  props: PropsWithChildren<{
    title: string;
    badges?: ReactNode;
    description?: ReactNode;
    facts?: Array<{ label: string; value: ReactNode }>;
    actions?: ReactNode;
  }>,
) {
  const { title, badges, description, facts = [], actions, children } = props;
  const Heading = useHeading();
  const id = useId();
  const ref = useRef<HTMLHeadingElement>(null);
  useArrival(ref);
  return (
    <>
      <header className={styles.heading} aria-labelledby={id}>
        <div className={styles.top}>
          <div className={styles.title}>
            <Text
              as={Heading}
              ref={ref}
              id={id}
              tabIndex={-1}
              variant="title-small"
              weight="bold"
              className={styles.name}
            >
              {title}
            </Text>
            {badges}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
        {description && (
          <Text as="p" color="secondary">
            {description}
          </Text>
        )}
        {facts.length > 0 && (
          <dl className={styles.facts}>
            {facts.map(({ label, value }) => (
              <div key={label} className={styles.fact}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </header>
      <Deeper>{children}</Deeper>
    </>
  );
}
