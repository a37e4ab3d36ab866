import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { useText } from '../../i18n';
import { withFormData } from '../../model/template';
import { Loading, LoadError, RefreshError } from '../feedback';
import { PageContent, PageHeading, Section, usePageTitle } from '../layout';
import { useLinks } from '../useLinks';
import { FleetPools } from './FleetPools';
import { FleetUsers } from './FleetUsers';
import { SampleTimes } from './SampleTimes';
import { SharedQuotasLink } from './shared';
import { SizingHelper } from './SizingHelper';
import { useGpuFleet } from './useGpus';

const GPU_QUOTA_TEMPLATE = 'template:default/gpu-quota';

/** The GPUs of all clusters: what is free, who uses them, who waits. */
export function GpusPage() {
  const { t } = useText();
  const links = useLinks();
  const query = useGpuFleet();
  const form = links.template(GPU_QUOTA_TEMPLATE);
  usePageTitle(t('gpu.title'));
  return (
    <BreadcrumbEntry entry={{ label: t('gpu.title'), href: links.gpus() }}>
      <PageContent>
        <RefreshError query={query} />
        <PageHeading
          title={t('gpu.title')}
          description={t('gpu.description')}
          actions={<SharedQuotasLink />}
        >
          {query.data && (
            <>
              <SampleTimes clusters={query.data.clusters} />
              <FleetPools pools={query.data.pools} />
              <FleetUsers fleet={query.data} />
            </>
          )}
          {!query.data && query.error && (
            <LoadError
              error={query.error}
              verb={t('gpu.verb')}
              onRetry={() => query.refetch()}
            />
          )}
          {query.isPending && <Loading rows={3} height={140} cards />}
          <Section title={t('gpu.sizing.title')} card>
            <SizingHelper
              pools={query.data?.pools ?? []}
              linkOf={
                form ? wish => withFormData(form, { input: wish }) : undefined
              }
            />
          </Section>
        </PageHeading>
      </PageContent>
    </BreadcrumbEntry>
  );
}
