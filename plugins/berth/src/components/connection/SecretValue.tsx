import { ButtonIcon } from '@backstage/ui';
import { RiEyeLine, RiEyeOffLine } from '@remixicon/react';
import { useState } from 'react';
import { useText } from '../../i18n';
import { CopyButton } from '../copy';
import styles from './Credentials.module.css';

/** One value of a Secret, masked until it is asked for. */
export function SecretValue(props: { name: string; value: string }) {
  const { name, value } = props;
  const { t } = useText();
  const [shown, setShown] = useState(false);
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd>
        <code className={styles.value} data-masked={!shown || undefined}>
          {shown ? value : t('credentials.masked')}
        </code>
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label={t(shown ? 'credentials.hideOne' : 'credentials.showOne', {
            name,
          })}
          aria-pressed={shown}
          icon={
            shown ? (
              <RiEyeOffLine aria-hidden="true" />
            ) : (
              <RiEyeLine aria-hidden="true" />
            )
          }
          onPress={() => setShown(!shown)}
        />
        <CopyButton text={value} what={name} />
      </dd>
    </div>
  );
}
