import { useApi } from '@backstage/frontend-plugin-api';
import type { Claim } from '@berth/backstage-plugin-berth-common';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { berthApiRef } from '../../api';
import { queryKeys } from '../../data';
import type { PipelinePlace } from './place';
import type {
  KfpPipeline,
  KfpVersion,
  KfpVersionDetail,
  NoServer,
  RecurringRun,
  Run,
  RunClone,
  RunComparison,
  RunDetail,
  ServerMode,
} from './types';

const AREA = 'pipelines';

/** No signal tells of runs: Kubernetes has no object of them. */
const RUNS_EVERY = 4_000;
const RUN_EVERY = 2_000;

/**
 * Whether a claim is a pipeline of Kubeflow Pipelines.
 *
 * @internal
 */
export function isPipeline({ offering, tenant }: Claim): boolean {
  return offering === 'ml.kubeflow-pipeline' && Boolean(tenant);
}

function pathAt(place: PipelinePlace, path: string): string {
  const [tenant, cluster, namespace] = [
    place.tenant,
    place.cluster,
    place.namespace,
  ].map(encodeURIComponent);
  return `/tenants/${tenant}/clusters/${cluster}/namespaces/${namespace}${path}`;
}

const keyOf = (place: PipelinePlace, ...more: unknown[]) => [
  ...queryKeys.pipelines,
  place.tenant,
  place.cluster,
  place.namespace,
  ...more,
];

function useAnswer<T>(
  place: PipelinePlace,
  path: string | undefined,
  options: {
    enabled?: boolean;
    every?: (data: T | undefined) => number | false;
  } = {},
) {
  const api = useApi(berthApiRef);
  const { enabled = true, every } = options;
  return useQuery({
    queryKey: keyOf(place, path),
    queryFn: ({ signal }) =>
      api.callArea<T>(AREA, pathAt(place, path!), {}, { signal }),
    enabled: enabled && path !== undefined,
    refetchInterval: every && (query => every(query.state.data)),
    retry: false,
  });
}

/**
 * Where pipelines are kept at a place.
 *
 * @internal
 */
export function useMode(place: PipelinePlace) {
  return useAnswer<ServerMode | NoServer>(place, '/mode');
}

/** @internal */
export function usePipelines(place: PipelinePlace, enabled = true) {
  return useAnswer<{ items: KfpPipeline[] }>(place, '/pipelines', { enabled });
}

/**
 * What Kubeflow Pipelines calls a pipeline by its name; null where it does not
 * know it.
 *
 * @internal
 */
export function usePipelineId(place: PipelinePlace, enabled: boolean) {
  const query = usePipelines(place, enabled);
  const found = query.data?.items.find(
    ({ name, namespace }) =>
      name === place.name && (!namespace || namespace === place.namespace),
  );
  return { ...query, id: query.data && (found?.id ?? null) };
}

/** @internal */
export function useVersions(place: PipelinePlace, pipelineId: string) {
  return useAnswer<{ items: KfpVersion[] }>(
    place,
    `/pipelines/${encodeURIComponent(pipelineId)}/versions`,
  );
}

/** @internal */
export function useVersion(
  place: PipelinePlace,
  pipelineId: string,
  versionId: string | undefined,
) {
  return useAnswer<KfpVersionDetail>(
    place,
    versionId &&
      `/pipelines/${encodeURIComponent(
        pipelineId,
      )}/versions/${encodeURIComponent(versionId)}`,
  );
}

/**
 * The runs of a pipeline, asked for again and again while somebody looks.
 *
 * @internal
 */
export function useRuns(
  place: PipelinePlace,
  pipelineId: string,
  visible: boolean,
) {
  return useAnswer<{ items: Run[] }>(
    place,
    `/runs?pipelineId=${encodeURIComponent(pipelineId)}`,
    { enabled: visible, every: () => RUNS_EVERY },
  );
}

/**
 * One run, followed until it has ended.
 *
 * @internal
 */
export function useRun(place: PipelinePlace, runId: string) {
  return useAnswer<RunDetail>(place, `/runs/${encodeURIComponent(runId)}`, {
    every: run => (run && hasEnded(run) ? false : RUN_EVERY),
  });
}

/** @internal */
export function hasEnded({ state }: Pick<Run, 'state'>): boolean {
  return ['succeeded', 'failed', 'canceled', 'skipped'].includes(state);
}

/** @internal */
export function useClone(place: PipelinePlace, runId: string | undefined) {
  return useAnswer<RunClone>(
    place,
    runId && `/runs/${encodeURIComponent(runId)}/clone`,
  );
}

/** @internal */
export function useComparison(place: PipelinePlace, ids: string[]) {
  return useAnswer<RunComparison>(
    place,
    `/runs/compare?ids=${ids.map(encodeURIComponent).join(',')}`,
  );
}

/** @internal */
export function useRecurringRuns(
  place: PipelinePlace,
  pipelineId: string,
  visible: boolean,
) {
  return useAnswer<{ items: RecurringRun[] }>(
    place,
    `/recurring-runs?pipelineId=${encodeURIComponent(pipelineId)}`,
    { enabled: visible },
  );
}

/**
 * Changes something of a pipeline's runs, and asks for them anew.
 *
 * @internal
 */
export function usePipelineChange(place: PipelinePlace) {
  const api = useApi(berthApiRef);
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<unknown>();
  const change = async <T>(
    path: string,
    body: object,
  ): Promise<T | undefined> => {
    setBusy(path);
    setError(undefined);
    try {
      const answer = await api.callArea<T>(AREA, pathAt(place, path), {
        method: 'POST',
        body,
      });
      await queryClient.invalidateQueries({ queryKey: keyOf(place) });
      return answer;
    } catch (thrown) {
      setError(thrown);
      return undefined;
    } finally {
      setBusy(undefined);
    }
  };
  return { change, busy, error };
}
