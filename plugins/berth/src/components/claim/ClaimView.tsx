import type { ClaimDetail } from '@berth/backstage-plugin-berth-common';
import { useOffering } from '../../data';
import { useText } from '../../i18n';
import { ClaimActions } from '../actions';
import { PageHeading } from '../layout';
import { PhaseBadge, SimulatedBadge } from '../status';
import { ClaimBody } from './ClaimBody';
import { useClaimFacts } from './useClaimFacts';

/** A claim that the cluster has: heading, state and everything below. */
export function ClaimView({ claim }: { claim: ClaimDetail }) {
  const { t } = useText();
  const { data: offering, isPending } = useOffering(claim.offering);
  const unknown = t('claim.unknownOffering', { offering: claim.offering });
  const facts = useClaimFacts(claim, offering);
  return (
    <PageHeading
      title={claim.name}
      badges={
        <>
          <PhaseBadge phase={claim.phase} />
          {claim.simulated && <SimulatedBadge />}
        </>
      }
      description={offering?.title ?? (isPending ? '…' : unknown)}
      facts={facts}
      actions={<ClaimActions claim={claim} offering={offering} />}
    >
      <ClaimBody claim={claim} offering={offering} />
    </PageHeading>
  );
}
