import {
  countOf,
  recordOf,
  specOf,
  textOf,
  type ClaimDetailLine,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';

/**
 * What a claim's page shows of a broker; what is not known is left out.
 *
 * @internal
 */
export function details({
  primary,
  children,
}: ClaimObjects): ClaimDetailLine[] {
  const delivery = recordOf(specOf(primary).delivery);
  const annotations = recordOf(primary.metadata.annotations);
  const sink = recordOf(delivery.deadLetterSink);
  const triggers = children.filter(({ kind }) => kind === 'Trigger');
  const retry = countOf(delivery.retry);
  const lines: Array<[string, string | undefined]> = [
    ['Class', textOf(annotations['eventing.knative.dev/broker.class'])],
    ['Triggers', String(triggers.length)],
    ['Sources', String(children.length - triggers.length)],
    ['Retries', retry === undefined ? undefined : String(retry)],
    [
      'Dead letters to',
      textOf(recordOf(sink.ref).name) ?? textOf(sink.uri) ?? 'nobody',
    ],
  ];
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
