import { useApi } from '@backstage/frontend-plugin-api';
import type { Claim } from '@berth/backstage-plugin-berth-common';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { berthApiRef } from '../../api';
import type {
  KfpPipeline,
  KfpVersion,
  KfpVersionDetail,
  RecurringRun,
  Run,
  RunClone,
  RunComparison,
  RunDetail,
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

function pathAt(claim: Claim, path: string): string {
  const [tenant, cluster, namespace] = [
    claim.tenant ?? '',
    claim.cluster,
    claim.namespace ?? '',
  ].map(encodeURIComponent);
  return `/tenants/${tenant}/clusters/${cluster}/namespaces/${namespace}${path}`;
}

const keyOf = (claim: Claim, ...more: unknown[]) => [
  'pipelines',
  claim.id,
  ...more,
];

function useAnswer<T>(
  claim: Claim,
  path: string | undefined,
  options: {
    enabled?: boolean;
    every?: (data: T | undefined) => number | false;
  } = {},
) {
  const api = useApi(berthApiRef);
  const { enabled = true, every } = options;
  return useQuery({
    queryKey: keyOf(claim, path),
    queryFn: ({ signal }) =>
      api.callArea<T>(AREA, pathAt(claim, path!), {}, { signal }),
    enabled: enabled && path !== undefined,
    refetchInterval: every && (query => every(query.state.data)),
    retry: false,
  });
}

/**
 * What Kubeflow Pipelines calls a claim; null where it does not know it.
 *
 * @internal
 */
export function usePipelineId(claim: Claim, enabled: boolean) {
  const query = useAnswer<{ items: KfpPipeline[] }>(claim, '/pipelines', {
    enabled,
  });
  const found = query.data?.items.find(
    ({ name, namespace }) =>
      name === claim.name && (!namespace || namespace === claim.namespace),
  );
  return { ...query, id: query.data && (found?.id ?? null) };
}

/** @internal */
export function useVersions(claim: Claim, pipelineId: string) {
  return useAnswer<{ items: KfpVersion[] }>(
    claim,
    `/pipelines/${encodeURIComponent(pipelineId)}/versions`,
  );
}

/** @internal */
export function useVersion(
  claim: Claim,
  pipelineId: string,
  versionId: string | undefined,
) {
  return useAnswer<KfpVersionDetail>(
    claim,
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
export function useRuns(claim: Claim, pipelineId: string, visible: boolean) {
  return useAnswer<{ items: Run[] }>(
    claim,
    `/runs?pipelineId=${encodeURIComponent(pipelineId)}`,
    { enabled: visible, every: () => RUNS_EVERY },
  );
}

/**
 * One run, followed until it has ended.
 *
 * @internal
 */
export function useRun(claim: Claim, runId: string) {
  return useAnswer<RunDetail>(claim, `/runs/${encodeURIComponent(runId)}`, {
    every: run => (run && hasEnded(run) ? false : RUN_EVERY),
  });
}

/** @internal */
export function hasEnded({ state }: Pick<Run, 'state'>): boolean {
  return ['succeeded', 'failed', 'canceled', 'skipped'].includes(state);
}

/** @internal */
export function useClone(claim: Claim, runId: string | undefined) {
  return useAnswer<RunClone>(
    claim,
    runId && `/runs/${encodeURIComponent(runId)}/clone`,
  );
}

/** @internal */
export function useComparison(claim: Claim, ids: string[]) {
  return useAnswer<RunComparison>(
    claim,
    `/runs/compare?ids=${ids.map(encodeURIComponent).join(',')}`,
  );
}

/** @internal */
export function useRecurringRuns(
  claim: Claim,
  pipelineId: string,
  visible: boolean,
) {
  return useAnswer<{ items: RecurringRun[] }>(
    claim,
    `/recurring-runs?pipelineId=${encodeURIComponent(pipelineId)}`,
    { enabled: visible },
  );
}

/**
 * Changes something of a pipeline's runs, and asks for them anew.
 *
 * @internal
 */
export function usePipelineChange(claim: Claim) {
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
      const answer = await api.callArea<T>(AREA, pathAt(claim, path), {
        method: 'POST',
        body,
      });
      await queryClient.invalidateQueries({ queryKey: keyOf(claim) });
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
