import { Button, ButtonProps } from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import { BusyButton } from '../BusyButton';
import styles from './Kubeconfigs.module.css';

/**
 * A button that stays within reach of the keyboard when it cannot be used, so
 * that `aria-describedby` can say why.
 */
export function LockableButton(
  props: ButtonProps & { locked: boolean; isBusy: boolean },
) {
  const { locked, isBusy, iconStart, onPress, ...rest } = props;
  return locked ? (
    <Button
      {...rest}
      aria-disabled
      className={styles.locked}
      iconStart={<RiLockLine aria-hidden="true" />}
    />
  ) : (
    <BusyButton
      {...rest}
      isBusy={isBusy}
      iconStart={iconStart}
      onPress={onPress}
    />
  );
}
