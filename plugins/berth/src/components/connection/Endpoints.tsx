import type { Endpoint } from '@berth/backstage-plugin-berth-common';
import { useText } from '../../i18n';
import { CopyButton } from '../copy';
import styles from './Endpoints.module.css';

/** The addresses of a claim. */
export function Endpoints({ endpoints }: { endpoints: Endpoint[] }) {
  const { t } = useText();
  return (
    <ul className={styles.endpoints} aria-label={t('connection.endpoints')}>
      {endpoints.map(({ name, description, host, port }) => {
        const address = `${host}:${port}`;
        return (
          <li key={name} className={styles.endpoint}>
            <span className={styles.what}>{description ?? name}</span>
            <span className={styles.address}>
              <code>{address}</code>
              <CopyButton text={address} what={address} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
