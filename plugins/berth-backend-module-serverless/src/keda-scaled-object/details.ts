import {
  countOf,
  statusOf,
  textOf,
  type ClaimDetailLine,
  type ClaimObjects,
} from '@berth/backstage-plugin-berth-node';
import { observe, type ObservedTrigger } from './observed';
import { triggerKindOf } from './triggerKinds';

/**
 * What a claim's page shows of an autoscaler; what is not known is left out.
 *
 * @internal
 */
export function details(objects: ClaimObjects): ClaimDetailLine[] {
  const { workload, min, max, triggers, lastActive, hpa } = observe(objects);
  const { currentReplicas, desiredReplicas } = hpa
    ? statusOf(hpa)
    : ({} as Record<string, unknown>);
  const now = countOf(currentReplicas);
  const wanted = countOf(desiredReplicas);
  const lines: Array<[string, string | undefined]> = [
    ['Scales', workload.name && `${workload.kind} ${workload.name}`],
    ['Replicas', now === undefined ? undefined : replicasOf(now, wanted)],
    ['Bounds', `${min} to ${max}`],
    ...triggers.map((trigger): [string, string] => [
      'Scaled by',
      describeTrigger(trigger),
    ]),
    ['Last active', lastActive],
  ];
  return lines.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function replicasOf(now: number, wanted: number | undefined): string {
  return wanted === undefined || wanted === now
    ? String(now)
    : `${now}, ${wanted} wanted`;
}

function describeTrigger({ type, metadata }: ObservedTrigger): string {
  const kind = triggerKindOf(type);
  if (!kind) {
    return type;
  }
  const target = textOf(metadata[kind.targetKey]);
  const what = [
    metadata.topic,
    metadata.queueName,
    metadata.listName,
    metadata.queueURL,
    metadata.query,
    type === 'cron'
      ? `${metadata.start} to ${metadata.end} (${metadata.timezone})`
      : undefined,
  ].find(value => textOf(value));
  return [kind.title, what && ` ${what}`, target && `: ${target} ${kind.unit}`]
    .filter(Boolean)
    .join('');
}
