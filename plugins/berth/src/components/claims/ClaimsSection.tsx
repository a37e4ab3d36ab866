import type { Tenant } from '@berth/backstage-plugin-berth-common';
import { Button } from '@backstage/ui';
import { RiSearchLine, RiSeedlingLine } from '@remixicon/react';
import { useCallback, useState } from 'react';
import { useOfferings } from '../../data';
import { useText } from '../../i18n';
import { ClaimRow, filterRows, RowFilter } from '../../model/rows';
import { EmptyState, Loading, LoadError, RefreshError } from '../feedback';
import { Section } from '../layout';
import { ClaimsTools } from './ClaimsTools';
import { ClaimsView } from './ClaimsView';
import { useClaimRows } from './useClaimRows';

/** Below this nobody searches. */
const WORTH_NARROWING = 4;

/** A tenant's claims, kept up to date, and ways to narrow them. */
export function ClaimsSection(props: {
  tenant: Pick<Tenant, 'name' | 'title' | 'owner'>;
}) {
  const { tenant } = props;
  const { t, say } = useText();
  const [filter, setFilter] = useState<RowFilter>({});
  const { rows, claims } = useClaimRows(tenant.name);
  const offerings = useOfferings().data;

  const titleOf = useCallback(
    (id: string) =>
      offerings?.find(offering => offering.id === id)?.title ?? id,
    [offerings],
  );
  const planOf = useCallback(
    (row: ClaimRow) =>
      offerings
        ?.find(offering => offering.id === row.offering)
        ?.plans.find(plan => plan.id === row.plan)?.title ?? row.plan,
    [offerings],
  );
  const shown = filterRows(rows ?? [], filter, say);
  const narrowed = Boolean(filter.text || filter.phase || filter.offering);
  const label = t('claims.of', { tenant: tenant.title });
  return (
    <Section title={t('claims.title')}>
      <RefreshError query={claims} />
      {claims.isPending && <Loading rows={3} />}
      {!rows && claims.error && (
        <LoadError
          error={claims.error}
          verb={t('verb.readClaims', { tenant: tenant.title })}
          owner={tenant.owner}
          onRetry={() => claims.refetch()}
        />
      )}
      {rows && rows.length === 0 && (
        <EmptyState
          icon={<RiSeedlingLine />}
          title={t('claims.empty.title')}
          description={t('claims.empty.description')}
        />
      )}
      {rows && (rows.length >= WORTH_NARROWING || narrowed) && (
        <ClaimsTools
          rows={rows}
          shown={shown.length}
          offerings={offerings ?? []}
          filter={filter}
          onChange={setFilter}
        />
      )}
      {shown.length > 0 && (
        <ClaimsView
          label={label}
          rows={shown}
          titleOf={titleOf}
          planOf={planOf}
        />
      )}
      {rows && rows.length > 0 && shown.length === 0 && (
        <EmptyState
          icon={<RiSearchLine />}
          title={t('claims.nothingFound.title')}
          description={t('claims.nothingFound.description', {
            count: rows.length,
          })}
          action={
            <Button variant="secondary" onPress={() => setFilter({})}>
              {t('filter.clear')}
            </Button>
          }
        />
      )}
    </Section>
  );
}
