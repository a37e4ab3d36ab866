import type { Claim } from '@berth/backstage-plugin-berth-common';
import { GpuImpact } from './GpuImpact';
import { isCount } from './ImpactOfRequest';
import { useTenantGpus } from './useGpus';

/** What another number would mean to a claim that is a GPU quota. */
export function ImpactOfAction(props: {
  claim: Claim;
  input: Record<string, unknown>;
}) {
  const { claim, input } = props;
  return claim.offering === 'gpu.quota' && isCount(input.gpus) ? (
    <ImpactOfQuota claim={claim} gpus={input.gpus} />
  ) : null;
}

function ImpactOfQuota({ claim, gpus }: { claim: Claim; gpus: number }) {
  const { tenant, cluster, namespace, name } = claim;
  const { data } = useTenantGpus(tenant ?? '', Boolean(tenant));
  const counted = data?.resources.find(({ quotas }) =>
    quotas.some(({ claimId }) => claimId === claim.id),
  );
  return tenant && counted ? (
    <GpuImpact
      idea={{
        tenant,
        cluster,
        namespace,
        quota: name,
        resource: counted.resource,
        gpus,
      }}
    />
  ) : null;
}
