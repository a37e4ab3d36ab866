import type { Claim } from '@berth/backstage-plugin-berth-common';
import { Text } from '@backstage/ui';
import { useClaimObjects } from '../../data';
import { useText } from '../../i18n';
import { ContentsList, isTenantCluster } from '../cluster';
import { Loading } from '../feedback';
import { isPipeline, RecurringLeft } from '../pipeline';
import styles from './Dialogs.module.css';

/** What goes with a claim: its objects, and the data if it holds any. */
export function Impact(props: { claim: Claim; holdsData: boolean }) {
  const { claim, holdsData } = props;
  const { t } = useText();
  const { data, isPending } = useClaimObjects(claim.id, true);
  return (
    <div>
      <Text as="p" weight="bold">
        {t('delete.impact')}
      </Text>
      {isPending && <Loading rows={1} height={24} />}
      <ul className={styles.list}>
        {data?.map(({ kind, metadata }) => (
          <li key={`${kind}/${metadata.name}`}>
            {kind} <code>{metadata.name}</code>
          </li>
        ))}
        {!data && (
          <li>
            {claim.kind.kind} <code>{claim.name}</code>
          </li>
        )}
        <li>{t('delete.owned')}</li>
        {isTenantCluster(claim) && <ContentsList claim={claim} />}
        {isPipeline(claim) && <RecurringLeft claim={claim} />}
        {claim.connection?.secret && (
          <li>
            {t('delete.secret')} <code>{claim.connection.secret.name}</code>
          </li>
        )}
        {holdsData && (
          <li>
            <strong>{t('delete.data')}</strong>
          </li>
        )}
      </ul>
    </div>
  );
}
