import { Box, Text } from '@backstage/ui';
import { PropsWithChildren, ReactNode, useId } from 'react';
import { classes } from '../classes';
import { Deeper, useHeading } from './HeadingLevel';
import styles from './Section.module.css';

/** A titled part of a page; `card` sets it apart on a surface of its own. */
export function Section(
  props: PropsWithChildren<{
    title: string;
    actions?: ReactNode;
    card?: boolean;
  }>,
) {
  const { title, actions, card, children } = props;
  const Heading = useHeading();
  const id = useId();
  const content = (
    <>
      <div className={styles.top}>
        <Text as={Heading} id={id} variant="body-large" weight="bold">
          {title}
        </Text>
        {actions}
      </div>
      <Deeper>{children}</Deeper>
    </>
  );
  return (
    <section aria-labelledby={id}>
      {card ? (
        // Tells what lies on it on which surface it is.
        <Box bg="neutral" className={classes(styles.section, styles.card)}>
          {content}
        </Box>
      ) : (
        <div className={styles.section}>{content}</div>
      )}
    </section>
  );
}
