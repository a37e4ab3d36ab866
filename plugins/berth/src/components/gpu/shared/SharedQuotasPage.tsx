import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { RiShareLine } from '@remixicon/react';
import { useState } from 'react';
import { useText } from '../../../i18n';
import { EmptyState, Loading, LoadError, RefreshError } from '../../feedback';
import { PageContent, PageHeading, usePageTitle } from '../../layout';
import { useLinks } from '../../useLinks';
import fleet from '../Fleet.module.css';
import { SampleTimes } from '../SampleTimes';
import { SharedChangeDialog } from './SharedChangeDialog';
import { SharedChanges } from './SharedChanges';
import { SharedQuotaView } from './SharedQuotaView';
import { useSharedQuotas, type SharedTarget } from './useSharedQuotas';

/** What several tenants share: who has and uses what, and what was changed. */
export function SharedQuotasPage() {
  const { t } = useText();
  const links = useLinks();
  const query = useSharedQuotas();
  const [target, setTarget] = useState<SharedTarget>();
  const { data } = query;
  usePageTitle(t('gpu.shared.title'));
  return (
    <BreadcrumbEntry entry={{ label: t('gpu.title'), href: links.gpus() }}>
      <BreadcrumbEntry
        entry={{ label: t('gpu.shared.title'), href: links.sharedGpus() }}
      >
        <PageContent>
          <RefreshError query={query} />
          <PageHeading
            title={t('gpu.shared.title')}
            description={t('gpu.shared.description')}
          >
            {data && <SampleTimes clusters={data.clusters} />}
            {data && data.quotas.length === 0 && (
              <EmptyState
                icon={<RiShareLine size={24} />}
                title={t('gpu.shared.empty')}
                description={t('gpu.shared.emptyHelp')}
              />
            )}
            {data && data.quotas.length > 0 && (
              <ul className={fleet.shared}>
                {data.quotas.map(quota => (
                  <li
                    key={[
                      quota.cluster,
                      quota.kind,
                      quota.name,
                      quota.flavor,
                      quota.resource,
                    ].join(' ')}
                  >
                    <SharedQuotaView
                      quota={quota}
                      onChange={data.changeable ? setTarget : undefined}
                    />
                  </li>
                ))}
              </ul>
            )}
            {data?.changeable && <SharedChanges changes={data.changes} />}
            {!data && query.error && (
              <LoadError
                error={query.error}
                verb={t('gpu.shared.verb')}
                onRetry={() => query.refetch()}
              />
            )}
            {query.isPending && <Loading rows={2} height={180} cards />}
          </PageHeading>
          {target && (
            <SharedChangeDialog
              target={target}
              onClose={() => setTarget(undefined)}
            />
          )}
        </PageContent>
      </BreadcrumbEntry>
    </BreadcrumbEntry>
  );
}
