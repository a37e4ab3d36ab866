import type { KubernetesObject } from '../../kubernetes/types';
import { stage, type StageCondition, type StageDefinition } from '../stage';
import { hibernation, phases, simulationAnnotations } from './phases';
import { conditionsTemplate } from './statusTemplates';

const resource = { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster' };

const annotation = (name: string) => `.metadata.annotations["${name}"]`;
const phaseIn = (...values: string[]) => ({ jq: '.status.phase', in: values });
const compare = (comparison: string, holds: boolean): StageCondition => ({
  jq: comparison,
  in: [`${holds}`],
});

const ready = '(.status.readyInstances // 0)';
const complete = compare(`${ready} == .spec.instances`, true);
const lacking = compare(`${ready} < .spec.instances`, true);
const lackingVolumes = `(.status.instances // 0) < .spec.instances`;
const sleepy = compare(`${annotation(hibernation)} == "on"`, true);
const awake = compare(`${annotation(hibernation)} == "on"`, false);
const hibernationReason = `.status.conditions // [] | .[] | select(.type == "${hibernation}") | .reason`;

const waitForInstances = toPhase(phases.waitingForInstances, {
  reason: 'Some instances are not yet active. Please wait.',
});

/**
 * The stages that move a Cluster's phase and conditions as CloudNativePG's
 * operator does. They go by the numbers that the controller beside them takes
 * from real Pods, and leave all other fields of the status to it.
 *
 * @internal
 */
export function cloudNativePgStages(options: {
  delayMs: number;
}): KubernetesObject[] {
  const { delayMs } = options;
  return [
    ...creation(delayMs),
    ...recovery(),
    ...upgrade(delayMs),
    ...sleep(delayMs),
    ...simulation(delayMs),
  ].map(definition => stage({ ...definition, resource }));
}

type Definition = Omit<StageDefinition, 'resource'>;

const inCharge: StageCondition[] = [
  { jq: annotation(simulationAnnotations.phase), exists: false },
  compare(`${annotation(simulationAnnotations.children)} == "none"`, false),
];

function creation(delayMs: number): Definition[] {
  return [
    {
      name: 'cloudnative-pg-first-primary',
      when: [...inCharge, { jq: '.status.phase', exists: false }],
      steps: [
        toPhase(phases.settingUpPrimary, {
          reason: 'Creating primary instance {{ .metadata.name }}-1',
        }),
      ],
    },
    {
      name: 'cloudnative-pg-replica',
      when: [
        ...inCharge,
        phaseIn(phases.settingUpPrimary),
        compare(`${ready} > 0`, true),
        lacking,
      ],
      delayMs,
      steps: [
        toPhase(phases.creatingReplica, {
          reason: 'Creating replica {{ .metadata.name }}-2-join',
        }),
      ],
    },
    {
      name: 'cloudnative-pg-instances',
      when: [
        ...inCharge,
        phaseIn(phases.settingUpPrimary, phases.creatingReplica),
        complete,
      ],
      delayMs,
      steps: [waitForInstances],
    },
    {
      name: 'cloudnative-pg-healthy',
      when: [...inCharge, phaseIn(phases.waitingForInstances), complete],
      delayMs,
      steps: [toPhase(phases.healthy, { isReady: true })],
    },
  ];
}

function recovery(): Definition[] {
  const degraded = [...inCharge, phaseIn(phases.healthy), awake, lacking];
  return [
    {
      name: 'cloudnative-pg-scale-up',
      when: [...degraded, compare(lackingVolumes, true)],
      steps: [
        toPhase(phases.creatingReplica, { reason: 'Creating a new replica' }),
      ],
    },
    {
      name: 'cloudnative-pg-instance-lost',
      when: [...degraded, compare(lackingVolumes, false)],
      steps: [waitForInstances],
    },
  ];
}

function upgrade(delayMs: number): Definition[] {
  const majorOf = (image: string) =>
    `(${image} | split(":") | last | split(".")[0] | split("-")[0])`;
  const changed = '(.status.image // .spec.imageName) != .spec.imageName';
  const sameMajor = `${majorOf('.status.image')} == ${majorOf(
    '.spec.imageName',
  )}`;
  const outdated = [
    ...inCharge,
    awake,
    phaseIn(phases.healthy),
    { jq: '.spec.imageName', exists: true },
    compare(changed, true),
  ];
  return [
    {
      name: 'cloudnative-pg-upgrade',
      when: [...outdated, compare(sameMajor, true)],
      weight: 1,
      steps: [toPhase(phases.upgrading, { reason: 'Upgrading cluster' })],
    },
    {
      name: 'cloudnative-pg-upgrade-major',
      when: [...outdated, compare(sameMajor, false)],
      weight: 1,
      steps: [
        toPhase(phases.upgradingMajor, {
          reason: 'Upgrading cluster to another major version',
        }),
      ],
    },
    {
      name: 'cloudnative-pg-upgraded',
      when: [
        ...inCharge,
        phaseIn(phases.upgrading, phases.upgradingMajor),
        compare(changed, false),
        complete,
      ],
      delayMs,
      steps: [waitForInstances],
    },
  ];
}

function sleep(delayMs: number): Definition[] {
  return [
    {
      name: 'cloudnative-pg-hibernation-waits',
      when: [
        ...inCharge,
        sleepy,
        { jq: '.status.phase', exists: true },
        { jq: '.status.phase', notIn: [phases.healthy] },
        { jq: hibernationReason, exists: false },
      ],
      weight: 1,
      steps: [toHibernation('WaitingForHealthy')],
    },
    {
      name: 'cloudnative-pg-hibernate',
      when: [
        ...inCharge,
        sleepy,
        phaseIn(phases.healthy),
        { jq: hibernationReason, notIn: ['DeletingPods', 'Hibernated'] },
      ],
      steps: [toHibernation('DeletingPods')],
    },
    {
      name: 'cloudnative-pg-hibernated',
      when: [
        ...inCharge,
        sleepy,
        { jq: hibernationReason, in: ['DeletingPods'] },
        compare(`${ready} == 0`, true),
      ],
      delayMs,
      steps: [toHibernation('Hibernated')],
    },
    {
      name: 'cloudnative-pg-wake',
      when: [...inCharge, awake, { jq: hibernationReason, exists: true }],
      weight: 1,
      steps: [
        {
          status: `
{{- if ne (default 0 .status.readyInstances | int) (.spec.instances | int) }}
phase: ${phases.waitingForInstances}
phaseReason: Some instances are not yet active. Please wait.
${conditionsTemplate({ ready: 'False', hibernation: 'none' })}
{{- else }}
${conditionsTemplate({ ready: 'as-is', hibernation: 'none' })}
{{- end }}
`,
        },
      ],
    },
  ];
}

function simulation(delayMs: number): Definition[] {
  const held = annotation(simulationAnnotations.phase);
  const heldReason = simulationAnnotations.phaseReason;
  return [
    {
      name: 'cloudnative-pg-hold',
      when: [
        { jq: held, exists: true },
        compare(`${held} == .status.phase`, false),
      ],
      steps: [
        {
          status: `
{{- $phase := index .metadata.annotations "${simulationAnnotations.phase}" }}
phase: {{ $phase | Quote }}
phaseReason: {{ default "" (index .metadata.annotations "${heldReason}") | Quote }}
{{- if eq $phase "${phases.healthy}" }}
${conditionsTemplate({ ready: 'True', hibernation: 'as-is' })}
{{- else }}
${conditionsTemplate({ ready: 'False', hibernation: 'as-is' })}
{{- end }}
`,
        },
      ],
    },
    {
      name: 'cloudnative-pg-go-on',
      when: [
        ...inCharge,
        { jq: '.status.phase', exists: true },
        { jq: '.status.phase', notIn: Object.values(phases) },
      ],
      steps: [waitForInstances],
    },
    {
      name: 'cloudnative-pg-status-only',
      when: [
        { jq: held, exists: false },
        compare(
          `${annotation(simulationAnnotations.children)} == "none"`,
          true,
        ),
        compare(
          `.status.phase == "${phases.healthy}" and ${ready} == .spec.instances`,
          false,
        ),
      ],
      delayMs,
      steps: [
        {
          status: `
phase: ${phases.healthy}
phaseReason: null
instances: {{ .spec.instances }}
readyInstances: {{ .spec.instances }}
currentPrimary: {{ .metadata.name }}-1
targetPrimary: {{ .metadata.name }}-1
writeService: {{ .metadata.name }}-rw
readService: {{ .metadata.name }}-r
${conditionsTemplate({ ready: 'True', hibernation: 'none' })}
`,
        },
      ],
    },
  ];
}

function toPhase(
  phase: string,
  options: { reason?: string; isReady?: boolean },
): { status: string } {
  const { reason, isReady = false } = options;
  return {
    status: `
phase: ${phase}
phaseReason: ${reason ?? 'null'}
${conditionsTemplate({
  ready: isReady ? 'True' : 'False',
  hibernation: 'as-is',
})}
`,
  };
}

function toHibernation(
  reason: 'WaitingForHealthy' | 'DeletingPods' | 'Hibernated',
): { status: string } {
  return {
    status: conditionsTemplate({ ready: 'as-is', hibernation: reason }),
  };
}
