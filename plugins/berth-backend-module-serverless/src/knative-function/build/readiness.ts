import type { Readiness } from '@berth/backstage-plugin-berth-node';
import type { ObservedBuild } from './observed';

/**
 * What a build that has no image yet makes of its function.
 *
 * @param serving - the revision that serves meanwhile, where one does
 * @internal
 */
export function judgeBuild(
  build: ObservedBuild,
  serving: string | undefined,
): Readiness | undefined {
  switch (build.state) {
    case 'running':
      return {
        phase: 'Provisioning',
        reason: 'Building',
        message: `${goingOn(build)}${meanwhile(serving)}`,
        progress: build.steps,
      };
    case 'failed':
      return {
        phase: serving ? 'Degraded' : 'Failed',
        reason: 'BuildFailed',
        message: `${failure(build)}${meanwhile(serving)}`,
      };
    default:
      return undefined;
  }
}

function meanwhile(serving: string | undefined): string {
  return serving ? ` Meanwhile ${serving} serves.` : '';
}

function goingOn({ reason, message, step, steps }: ObservedBuild): string {
  if (reason === 'ExceededResourceQuota') {
    return 'The build waits for room in the quota of the namespace.';
  }
  if (reason === 'ExceededNodeResources') {
    return 'The build waits for room on a node.';
  }
  // What its pod waits for, such as an image that cannot be pulled.
  if (reason === 'Pending' || reason === 'PullImageFailed') {
    return `The build waits for its pod${message ? `: ${message}` : ''}.`;
  }
  return step
    ? `It is being built from source: step ${step.name}, ${steps.done} of ${steps.total} done.`
    : 'It is being built from source.';
}

function failure(build: ObservedBuild): string {
  const { reason, message, step } = build;
  switch (reason) {
    case 'TaskRunCancelled':
      return 'The build was cancelled; build again.';
    case 'TaskRunTimeout':
      return `The build took too long${
        step ? `, and was in its step ${step.name}` : ''
      }; build again, or show this to the platform team.`;
    case 'StepOOM':
      return `The build ran out of memory${
        step ? ` in its step ${step.name}` : ''
      }; make it need less, or build the image elsewhere and deploy it.`;
    case 'PodEvicted':
      return 'The pod of the build was evicted from its node; build again.';
    default:
  }
  if (!step?.exitCode) {
    return `The build failed (${
      message ?? reason ?? 'no cause is given'
    }); build again when that is put right.`;
  }
  return `The build failed in its step ${step.name} (exit code ${
    step.exitCode
  }). ${remedy(build, step)}${logOf(build, step.name)}`;
}

/** The lifecycle of buildpacks says by 20 and 21 that none has passed. */
function remedy(
  { image, url, revision }: ObservedBuild,
  step: { name: string; exitCode?: number },
): string {
  switch (step.name) {
    case 'clone':
      return `Either there is no ${revision ?? 'such revision'} at ${
        url ?? 'the repository'
      }, or it is private and the Secret for Git does not open it.`;
    case 'scaffold':
      return 'There is no func.yaml in that folder that Knative Functions understands; if it is no project of theirs, ask for it as an application.';
    case 'detect':
      return 'No buildpack knows what is in that folder; see that the folder is right, and that it has the file of its language, such as package.json.';
    case 'analyze':
    case 'restore':
    case 'export':
      return `See that the Secret for the registry may pull and push ${
        image ?? 'the image'
      }.`;
    default:
      return 'The source does not build.';
  }
}

function logOf({ pod }: ObservedBuild, step: string): string {
  return pod ? ` Its log: kubectl logs ${pod} -c step-${step}.` : '';
}
