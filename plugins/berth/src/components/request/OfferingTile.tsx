import type {
  OfferingDescription,
  Tenant,
} from '@berth/backstage-plugin-berth-common';
import { Box, VisuallyHidden } from '@backstage/ui';
import { RiAddLine, RiForbid2Line } from '@remixicon/react';
import { useId } from 'react';
import { Translate, useText } from '../../i18n';
import { OfferingState, offeringStateFor } from '../../model/places';
import { OfferingIcon } from './OfferingIcon';
import styles from './OfferingTile.module.css';

function noteOf(
  offering: OfferingDescription,
  state: OfferingState,
  t: Translate,
): string {
  if (offering.mayRequest === false) {
    return `${offering.description} ${t('request.reserved')}`;
  }
  if (state.available) {
    return offering.description;
  }
  const reasons = state.reasons.map(
    ({ cluster, reason }) => reason ?? t('request.unavailableOn', { cluster }),
  );
  return reasons.join(' ') || t('request.noPlace');
}

/**
 * Asks for an offering with one click. Where it cannot be had, the button
 * stays within reach and says why.
 */
export function OfferingTile(props: {
  offering: OfferingDescription;
  tenant: Tenant;
  onRequest: (offering: OfferingDescription) => void;
}) {
  const { offering, tenant, onRequest } = props;
  const { t } = useText();
  const noteId = useId();
  const state = offeringStateFor(offering, tenant);
  const isOpen = state.available && offering.mayRequest !== false;
  const Sign = isOpen ? RiAddLine : RiForbid2Line;
  return (
    <Box
      bg={isOpen ? 'neutral' : undefined}
      className={styles.tile}
      data-unavailable={!isOpen || undefined}
    >
      <span className={styles.icon}>
        <OfferingIcon category={offering.category} />
      </span>
      <div className={styles.text}>
        <button
          type="button"
          className={styles.button}
          aria-disabled={!isOpen}
          aria-describedby={noteId}
          onClick={() => isOpen && onRequest(offering)}
        >
          <VisuallyHidden>{t('request.ask')}</VisuallyHidden> {offering.title}
        </button>
        <span id={noteId} className={styles.note}>
          {noteOf(offering, state, t)}
        </span>
      </div>
      <Sign size={20} aria-hidden="true" className={styles.sign} />
    </Box>
  );
}
