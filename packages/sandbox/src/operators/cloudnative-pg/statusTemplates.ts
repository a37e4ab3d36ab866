import { hibernation } from './phases';

type Status = 'True' | 'False';

interface Condition {
  type: string;
  status: Status;
  reason: string;
  message: string;
}

const readyCondition: Record<Status, Condition> = {
  True: {
    type: 'Ready',
    status: 'True',
    reason: 'ClusterIsReady',
    message: 'Cluster is Ready',
  },
  False: {
    type: 'Ready',
    status: 'False',
    reason: 'ClusterIsNotReady',
    message: 'Cluster Is Not Ready',
  },
};

const hibernationCondition = {
  WaitingForHealthy: {
    type: hibernation,
    status: 'False',
    reason: 'WaitingForHealthy',
    message:
      'Waiting for the cluster to be healthy before proceeding with hibernation',
  },
  DeletingPods: {
    type: hibernation,
    status: 'False',
    reason: 'DeletingPods',
    message: 'Hibernation is in progress',
  },
  Hibernated: {
    type: hibernation,
    status: 'True',
    reason: 'Hibernated',
    message: 'Cluster has been hibernated',
  },
} satisfies Record<string, Condition>;

const initialized: Condition = {
  type: 'Initialized',
  status: 'True',
  reason: 'BootstrapCompleted',
  message: 'Cluster has been bootstrapped',
};

const uninitialized: Condition = {
  type: 'Initialized',
  status: 'False',
  reason: 'BootstrapPending',
  message: 'Cluster has not been bootstrapped yet',
};

const archiving: Condition = {
  type: 'ContinuousArchiving',
  status: 'True',
  reason: 'ContinuousArchivingSuccess',
  message: 'Continuous archiving is working',
};

/**
 * A Go template, over a Cluster, of its whole list of conditions: a condition
 * keeps the time of its last transition while its status stays the same.
 *
 * @internal
 */
export function conditionsTemplate(options: {
  /** `as-is` leaves the condition as it was */
  ready: Status | 'as-is';
  hibernation: keyof typeof hibernationCondition | 'none' | 'as-is';
}): string {
  const asIs = (type: string) => `
  {{- with get $was "${type}" }}
  - {{ toJson . }}
  {{- end }}`;
  const ready =
    options.ready === 'as-is'
      ? asIs('Ready')
      : condition(readyCondition[options.ready]);
  let sleeping = '';
  if (options.hibernation === 'as-is') {
    sleeping = asIs(hibernation);
  } else if (options.hibernation !== 'none') {
    sleeping = condition(hibernationCondition[options.hibernation]);
  }

  return `
{{- $was := dict }}
{{- range (default dict .status).conditions }}{{ $_ := set $was .type . }}{{ end }}
{{- $now := dateInZone "2006-01-02T15:04:05Z" now "UTC" }}
conditions:${ready}
  {{- if (default dict .status).instances }}${condition(initialized)}
  {{- else }}${condition(uninitialized)}
  {{- end }}
  {{- $archiver := false }}
  {{- range .spec.plugins }}{{ if .isWALArchiver }}{{ $archiver = true }}{{ end }}{{ end }}
  {{- if and $archiver (default dict .status).readyInstances }}${condition(
    archiving,
  )}
  {{- end }}${sleeping}
`;
}

function condition(wanted: Condition): string {
  const { type, status, reason, message } = wanted;
  return `
  - type: ${type}
    status: "${status}"
    reason: ${reason}
    message: ${message}
    {{- $last := default dict (get $was "${type}") }}
    lastTransitionTime: "{{ if eq (toString (get $last "status")) "${status}" }}{{ get $last "lastTransitionTime" }}{{ else }}{{ $now }}{{ end }}"`;
}
