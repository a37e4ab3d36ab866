import type { Claim } from '@berth/backstage-plugin-berth-common';
import { GpuImpact } from './GpuImpact';
import { countsGpus, ideaOfAction } from './ideas';
import { useTenantGpus } from './useGpus';

/** What another number would mean to a claim that is a quota of GPUs. */
export function ImpactOfAction(props: {
  claim: Claim;
  input: Record<string, unknown>;
}) {
  return countsGpus(props.claim.offering) ? <ImpactOfQuota {...props} /> : null;
}

function ImpactOfQuota(props: {
  claim: Claim;
  input: Record<string, unknown>;
}) {
  const { tenant } = props.claim;
  const { data } = useTenantGpus(tenant ?? '', Boolean(tenant));
  const idea = ideaOfAction({ ...props, gpus: data });
  return idea ? <GpuImpact idea={idea} /> : null;
}
