import type { ClaimRequestPreview } from '@berth/backstage-plugin-berth-common';

/**
 * What a claim would use, in a sentence; and that nobody knows, where that is
 * so.
 *
 * @internal
 */
export function usageText(
  preview: Pick<ClaimRequestPreview, 'usage' | 'usageKnown'>,
): string {
  const amounts = Object.entries(preview.usage)
    .map(([resource, quantity]) => `${resource} ${quantity}`)
    .join(', ');
  if (preview.usageKnown) {
    return amounts
      ? `It would use ${amounts}`
      : 'It would use nothing of a quota';
  }
  return amounts
    ? `It would use ${amounts}, and what else is unknown`
    : 'What it would use is unknown';
}
