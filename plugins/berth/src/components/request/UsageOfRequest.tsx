import type { OfferingDescription } from '@berth/backstage-plugin-berth-common';
import { Box, Text } from '@backstage/ui';
import { useText } from '../../i18n';
import type { Place } from '../../model/places';
import { resourceLine } from '../../model/resources';
import {
  asInputSchema,
  validateInput,
  type InputValues,
} from '../../model/schema';
import styles from './UsageOfRequest.module.css';
import { usePreview } from './usePreview';

/**
 * What a claim would use with what is filled in, where no sizes say it. Of what
 * a cluster defines, the definition may say nothing, and that is said too.
 */
export function UsageOfRequest(props: {
  offering: OfferingDescription;
  place: Place | undefined;
  input: InputValues;
}) {
  const { offering, place, input } = props;
  const { t } = useText();
  const isComplete =
    validateInput(asInputSchema(offering.inputSchema), input).length === 0;
  const { data } = usePreview(
    offering.plans.length === 0 && isComplete
      ? { offering: offering.id, place, input }
      : undefined,
  );
  if (!data) {
    // It is said to help, and keeps nobody from asking.
    return null;
  }
  const { usage, usageKnown } = data;
  const lines = Object.entries(usage).map(([name, quantity]) =>
    resourceLine(name, quantity, t),
  );
  if (lines.length === 0 && usageKnown) {
    return null;
  }
  return (
    <Box bg="neutral" className={styles.usage}>
      <Text as="p" weight="bold">
        {t('request.usage.title')}
      </Text>
      <div role="status" className={styles.answer}>
        {lines.length > 0 && (
          <ul className={styles.lines}>
            {lines.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {!usageKnown && (
          <Text as="p" color="secondary">
            {t(
              lines.length > 0 ? 'request.usage.more' : 'request.usage.unknown',
            )}
          </Text>
        )}
      </div>
    </Box>
  );
}
