import {
  judgeObject,
  type ClaimObjects,
  type Readiness,
} from '@berth/backstage-plugin-berth-node';
import { buildsIn, type ObservedBuild } from './build/observed';
import { judgeBuild } from './build/readiness';
import { observe, revisionsIn } from './observed';

/**
 * What Tekton says of the build of its image, where it has one; then what
 * Knative says of the Service, and then of its domain and its subscriptions.
 * Asleep, with no instance, is Ready: the next request wakes it.
 *
 * @internal
 */
export function readiness(objects: ClaimObjects): Readiness {
  const { rule: _, ...service } = judgeObject(objects.primary);
  const built =
    service.phase === 'Deleting' ? undefined : judgeImage(objects, service);
  if (built) {
    return built;
  }
  return service.phase === 'Ready' ? judgeParts(objects, service) : service;
}

/** What is to be said of the image that the newest revision is to run. */
function judgeImage(
  { primary, children }: ClaimObjects,
  service: Readiness,
): Readiness | undefined {
  const fn = observe(primary);
  const build = buildsIn(children).find(({ image }) => image === fn.image);
  if (!build) {
    return undefined;
  }
  const unbuilt = judgeBuild(build, fn.latestReady);
  if (unbuilt) {
    return unbuilt;
  }
  const revision = revisionsIn(children).find(
    ({ image }) => image === fn.image,
  );
  if (service.phase !== 'Ready') {
    return revision?.missingImage &&
      isBefore(revision.missingImage.since, build)
      ? {
          phase: 'Provisioning',
          reason: 'ImageAwaited',
          message:
            'It is built, and Knative has not looked for the image since; it does so by itself, after about as long again as the build took at the latest. To have it at once, deploy the same image again.',
        }
      : undefined;
  }
  return build.digest && revision?.digest && build.digest !== revision.digest
    ? {
        phase: 'Degraded',
        reason: 'EarlierImage',
        message:
          'It runs an image that an earlier build had left under the same tag, and not the one that was built last. Build again.',
      }
    : undefined;
}

/** Times as Kubernetes writes them, of whole seconds. */
function isBefore(since: string, { completedAt }: ObservedBuild): boolean {
  return (
    completedAt !== undefined && Date.parse(since) <= Date.parse(completedAt)
  );
}

function judgeParts({ children }: ClaimObjects, service: Readiness): Readiness {
  const [first] = children
    .filter(({ kind }) => kind === 'DomainMapping' || kind === 'Trigger')
    .map(part => ({ part, judged: judgeObject(part) }))
    .filter(({ judged }) => judged.phase !== 'Ready');
  if (!first) {
    return service;
  }
  const { phase, reason, message } = first.judged;
  const what =
    first.part.kind === 'Trigger'
      ? 'its subscription to events does not work'
      : `its domain ${first.part.metadata.name} does not`;
  return {
    phase: phase === 'Deleting' ? 'Provisioning' : phase,
    reason,
    message: `It answers at its own address; ${what} yet: ${message}`,
  };
}
