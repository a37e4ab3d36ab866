import type { Claim } from '@berth/backstage-plugin-berth-common';
import { Button, Text } from '@backstage/ui';
import { RiEyeOffLine, RiKey2Line } from '@remixicon/react';
import { useText } from '../../i18n';
import { formatDuration } from '../../model/time';
import { BusyButton } from '../BusyButton';
import { LoadError } from '../feedback';
import styles from './Credentials.module.css';
import { SecretValue } from './SecretValue';
import { useReveal } from './useReveal';

/** A claim's credentials, read when asked for and hidden again soon. */
export function Credentials({ claim }: { claim: Claim }) {
  const { t, language } = useText();
  const { values, left, error, busy, reveal, hide, extend } = useReveal(
    claim.id,
  );
  if (values) {
    return (
      <div className={styles.revealed}>
        <dl className={styles.values} aria-label={t('credentials.title')}>
          {Object.entries(values).map(([name, value]) => (
            <SecretValue key={name} name={name} value={value} />
          ))}
        </dl>
        <div className={styles.tools}>
          <Button
            size="small"
            variant="secondary"
            iconStart={<RiEyeOffLine aria-hidden="true" />}
            onPress={hide}
          >
            {t('credentials.hide')}
          </Button>
          <Button size="small" variant="tertiary" onPress={extend}>
            {t('credentials.extend')}
          </Button>
          <Text variant="body-small" color="secondary" role="timer">
            {t('credentials.left', {
              duration: formatDuration(left, language),
            })}
          </Text>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.revealed}>
      {error !== undefined && (
        <LoadError
          error={error}
          verb={t('verb.readCredentials', { name: claim.name })}
          owner={claim.owner}
          onRetry={reveal}
        />
      )}
      <div className={styles.tools}>
        <BusyButton
          size="small"
          variant="secondary"
          iconStart={<RiKey2Line aria-hidden="true" />}
          isBusy={busy}
          onPress={reveal}
        >
          {t('credentials.reveal')}
        </BusyButton>
        <Text variant="body-small" color="secondary">
          {t('credentials.audited')}
        </Text>
      </div>
    </div>
  );
}
