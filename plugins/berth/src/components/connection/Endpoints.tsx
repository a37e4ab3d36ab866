import type { Endpoint } from '@berth/backstage-plugin-berth-common';
import { useText } from '../../i18n';
import { CopyButton } from '../copy';
import styles from './Endpoints.module.css';

/** Names that are known within a cluster alone. */
const INSIDE = /\.svc(\.|$)/;

/** The addresses of a claim; `links` shows those that are of the web as such. */
export function Endpoints(props: { endpoints: Endpoint[]; links?: boolean }) {
  const { endpoints, links = false } = props;
  const { t } = useText();
  return (
    <ul className={styles.endpoints} aria-label={t('connection.endpoints')}>
      {endpoints.map(({ name, description, host, port, url = '' }) => {
        const isWeb = links && /^https?:/.test(url);
        const address = isWeb ? url : `${host}:${port}`;
        return (
          <li key={name} className={styles.endpoint}>
            <span className={styles.what}>{description ?? name}</span>
            <span className={styles.address}>
              {isWeb && !INSIDE.test(host) ? (
                <a href={url} target="_blank" rel="noreferrer">
                  {url}
                </a>
              ) : (
                <code>{address}</code>
              )}
              <CopyButton text={address} what={address} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
