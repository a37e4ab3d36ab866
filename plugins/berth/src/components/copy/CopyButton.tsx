import { Button, ButtonIcon, Text } from '@backstage/ui';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiFileCopyLine,
} from '@remixicon/react';
import { useText } from '../../i18n';
import styles from './CopyButton.module.css';
import { useCopy } from './useCopy';

const icons = {
  idle: <RiFileCopyLine aria-hidden="true" />,
  copied: <RiCheckLine aria-hidden="true" />,
  failed: <RiErrorWarningLine aria-hidden="true" />,
};

/** Copies `text`; `what` names it. Shows words beside the icon when `wide`. */
export function CopyButton(props: {
  text: string;
  what: string;
  wide?: boolean;
}) {
  const { text, what, wide } = props;
  const { t } = useText();
  const { state, copy } = useCopy();
  const label = t('copy.what', { what });
  if (wide) {
    return (
      <Button
        size="small"
        variant="secondary"
        iconStart={icons[state]}
        aria-label={state === 'idle' ? label : undefined}
        onPress={() => copy(text)}
      >
        {state === 'idle' ? t('copy.label') : t(`copy.${state}`)}
      </Button>
    );
  }
  return (
    <span className={styles.copy}>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={icons[state]}
        aria-label={label}
        onPress={() => copy(text)}
      />
      {/* Said by the live region already. */}
      {state !== 'idle' && (
        <Text variant="body-small" color="secondary" aria-hidden="true">
          {t(`copy.${state}`)}
        </Text>
      )}
    </span>
  );
}
