import { Button, ButtonProps } from '@backstage/ui';
import { RiLoader4Line } from '@remixicon/react';
import styles from './BusyButton.module.css';

/**
 * A button that shows when what it started is under way. It keeps the focus
 * meanwhile, and does nothing when it is pressed again.
 */
export function BusyButton(props: ButtonProps & { isBusy: boolean }) {
  const { isBusy, iconStart, onPress, ...rest } = props;
  return (
    <Button
      {...rest}
      aria-disabled={isBusy || undefined}
      iconStart={
        isBusy ? (
          <RiLoader4Line aria-hidden="true" className={styles.turning} />
        ) : (
          iconStart
        )
      }
      onPress={isBusy ? undefined : onPress}
    />
  );
}
