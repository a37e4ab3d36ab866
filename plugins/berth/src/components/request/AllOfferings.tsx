import type {
  OfferingDescription,
  Tenant,
} from '@berth/backstage-plugin-berth-common';
import { Flex, SearchField, Text } from '@backstage/ui';
import { useId, useState } from 'react';
import { useText } from '../../i18n';
import { byCategory, findOfferings } from '../../model/offerings';
import { OfferingList } from './OfferingList';
import styles from './OfferingTiles.module.css';
import { useCategoryTitle } from './useCategoryTitle';

/** Everything that a tenant can ask for, by category, to be searched. */
export function AllOfferings(props: {
  offerings: OfferingDescription[];
  tenant: Tenant;
  onRequest: (offering: OfferingDescription) => void;
}) {
  const { offerings, tenant, onRequest } = props;
  const { t } = useText();
  const titleOf = useCategoryTitle();
  const id = useId();
  const [text, setText] = useState('');
  const found = findOfferings(offerings, text);
  return (
    <div className={styles.all}>
      <Flex align="center" gap="3" className={styles.tools}>
        <SearchField
          aria-label={t('request.search')}
          placeholder={t('request.search')}
          value={text}
          onChange={setText}
          size="small"
          className={styles.search}
          // Whoever wants all of them looks for one.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        />
        <Text role="status" color="secondary">
          {t('request.found', { count: found.length })}
        </Text>
      </Flex>
      {byCategory(found).map(group => (
        <div key={group.category} className={styles.group}>
          <Text as="h4" id={`${id}-${group.category}`} weight="bold">
            {titleOf(group.category)}
          </Text>
          <OfferingList
            offerings={group.offerings}
            tenant={tenant}
            onRequest={onRequest}
            aria-labelledby={`${id}-${group.category}`}
          />
        </div>
      ))}
    </div>
  );
}
