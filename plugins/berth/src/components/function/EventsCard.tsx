import type { Claim } from '@berth/backstage-plugin-berth-common';
import { Button, Text } from '@backstage/ui';
import { RiSendPlaneLine } from '@remixicon/react';
import { useState } from 'react';
import { useText } from '../../i18n';
import { LoadError, Loading } from '../feedback';
import { Section } from '../layout';
import { EventDialog } from './EventDialog';
import { EventParts } from './EventParts';
import { isBroker, useEventing } from './useEvents';

/** An event to try with and, of a broker, what sends events and who gets them. */
export function EventsCard({ claim }: { claim: Claim }) {
  const { t } = useText();
  const [sending, setSending] = useState(false);
  const { data, error, refetch } = useEventing(claim);
  const canSend =
    ['Ready', 'Degraded'].includes(claim.phase) &&
    (claim.connection?.endpoints.length ?? 0) > 0;
  return (
    <Section
      title={t('eventing.title')}
      card
      actions={
        canSend && (
          <Button
            size="small"
            variant="secondary"
            iconStart={<RiSendPlaneLine aria-hidden="true" />}
            onPress={() => setSending(true)}
          >
            {t('eventing.send.open')}
          </Button>
        )
      }
    >
      {!isBroker(claim) && (
        <Text as="p" color="secondary">
          {t(canSend ? 'eventing.functionHelp' : 'eventing.notNow')}
        </Text>
      )}
      {error && (
        <LoadError
          error={error}
          verb={t('eventing.verb', { name: claim.name })}
          owner={claim.owner}
          onRetry={() => refetch()}
        />
      )}
      {isBroker(claim) && !error && !data && <Loading rows={2} height={40} />}
      {data && data.triggers.length + data.sources.length === 0 && (
        <Text as="p" color="secondary">
          {t('eventing.none')}
        </Text>
      )}
      {data && data.triggers.length + data.sources.length > 0 && (
        <EventParts parts={[...data.triggers, ...data.sources]} />
      )}
      {sending && (
        <EventDialog claim={claim} onClose={() => setSending(false)} />
      )}
    </Section>
  );
}
