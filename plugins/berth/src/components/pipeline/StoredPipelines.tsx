import type { Tenant } from '@berth/backstage-plugin-berth-common';
import { Button, Select, Text } from '@backstage/ui';
import { RiFlowChart, RiUpload2Line } from '@remixicon/react';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useText } from '../../i18n';
import { EmptyState, LoadError, Loading } from '../feedback';
import { Section } from '../layout';
import type { PipelinePlace } from './place';
import { Runs } from './Runs';
import { StoredActions } from './StoredActions';
import styles from './Runs.module.css';
import { UploadDialog } from './UploadDialog';
import { useMode, usePipelines } from './usePipelines';

/**
 * The pipelines of a tenant where Kubeflow Pipelines keeps them in its own
 * database: there they are no claims. Where it keeps them in Kubernetes, is not
 * there or is not for the person, nothing is shown.
 */
export function StoredPipelines({ tenant }: { tenant: Tenant }) {
  if (!tenant.mine) {
    return null;
  }
  return (
    <>
      {tenant.namespaces.map(({ cluster, name }, index, all) => (
        <AtPlace
          key={`${cluster}/${name}`}
          place={{
            tenant: tenant.name,
            cluster,
            namespace: name,
            name,
            owner: tenant.owner,
          }}
          isFirst={all.findIndex(one => one.cluster === cluster) === index}
        />
      ))}
    </>
  );
}

function AtPlace(props: { place: PipelinePlace; isFirst: boolean }) {
  const { place, isFirst } = props;
  const { data: mode } = useMode(place);
  // For one user there are no namespaces: it is the same everywhere.
  const isShown = mode?.store === 'database' && (mode.multiUser || isFirst);
  return isShown ? <Stored place={place} /> : null;
}

function Stored({ place }: { place: PipelinePlace }) {
  const { t } = useText();
  const { data, error, refetch } = usePipelines(place);
  const [search, setSearch] = useSearchParams();
  const [uploads, setUploads] = useState(false);
  const items = data?.items ?? [];
  const wanted = search.get('pipeline');
  const chosen = items.find(({ id }) => id === wanted) ?? items[0];
  const choose = (id: string) => setSearch({ pipeline: id });
  return (
    <>
      <Section
        title={t('stored.title', {
          namespace: place.namespace,
          cluster: place.cluster,
        })}
        card
        actions={
          <Button
            size="small"
            variant="secondary"
            iconStart={<RiUpload2Line aria-hidden="true" />}
            onPress={() => setUploads(true)}
          >
            {t('stored.upload')}
          </Button>
        }
      >
        {error && !data && (
          <LoadError
            error={error}
            verb={t('stored.verb.list')}
            owner={place.owner}
            onRetry={() => refetch()}
          />
        )}
        {!data && !error && <Loading rows={1} height={40} />}
        {data && items.length === 0 && (
          <EmptyState
            icon={<RiFlowChart size={24} />}
            title={t('stored.empty')}
            description={t('stored.emptyHelp')}
          />
        )}
        {chosen && (
          <Select
            label={t('stored.choose')}
            options={items.map(({ id, name, title }) => ({
              id,
              label: title ?? name,
            }))}
            value={chosen.id}
            onChange={key => choose(String(key))}
          />
        )}
        {chosen && (
          <StoredActions
            key={chosen.id}
            place={place}
            pipeline={chosen}
            onRemoved={() => setSearch({})}
          />
        )}
        {data && (
          <Text as="p" variant="body-small" color="secondary">
            {t('stored.note')}
          </Text>
        )}
      </Section>
      {chosen && (
        <div className={styles.parts}>
          <Runs
            key={chosen.id}
            place={{ ...place, name: chosen.title ?? chosen.name }}
            pipelineId={chosen.id}
            isOneOfMany
            visible
          />
        </div>
      )}
      {uploads && (
        <UploadDialog
          place={place}
          taken={items.map(({ name }) => name)}
          onClose={() => setUploads(false)}
          onUploaded={id => {
            setUploads(false);
            choose(id);
          }}
        />
      )}
    </>
  );
}
