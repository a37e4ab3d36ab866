import {
  createOffering,
  Offering,
  recordOf,
  textOf,
} from '@berth/backstage-plugin-berth-node';
import {
  DOMAIN_MAPPING,
  REVISION,
  SERVICE,
  servingLabels,
  TRIGGER,
} from '../knative/kinds';
import { actions } from './actions';
import { TASK_RUN } from './build/kind';
import { resolveSettings, type BuildSettings } from './build/settings';
import { connection } from './connection';
import { details } from './details';
import { OFFERING_ID } from './id';
import { check, input } from './input';
import { manifests, usage } from './manifests';
import { plans } from './plans';
import { readiness } from './readiness';

/**
 * A function or web service that scales with its load, down to nothing: out of
 * an image, or out of a source where the cluster has Tekton.
 *
 * @param options - `builds` is what the platform team says of builds
 * @public
 */
export function createKnativeFunction(
  options: { builds?: BuildSettings } = {},
): Offering {
  const settings = resolveSettings(options.builds ?? {});
  const { registry, registries = {} } = settings;
  const hasRegistry =
    registry !== undefined || Object.keys(registries).length > 0;
  return createOffering({
    id: OFFERING_ID,
    title: 'Function',
    description:
      'An HTTP function or service out of an image or a Git repository: it gets an address, scales with its load and to zero, and changes by canary.',
    category: 'serverless',
    featured: true,
    docs: 'https://knative.dev/docs/serving/',
    primary: SERVICE,
    children: [REVISION, DOMAIN_MAPPING, TRIGGER, TASK_RUN],
    // The Configuration owns the revisions, and says on each whose they are.
    claimOf: ({ metadata }) => {
      const name = textOf(recordOf(metadata.labels)[servingLabels.service]);
      return name
        ? { namespace: textOf(metadata.namespace) ?? '', name }
        : undefined;
    },
    // A model server of KServe is one as well, and is none of these.
    isClaim: ({ metadata }) =>
      !('serving.kserve.io/inferenceservice' in recordOf(metadata.labels)),
    requires: [{ ...SERVICE, providedBy: 'Knative Serving' }],
    holdsData: false,
    // Tags come before it, and the numbers of revisions after it, in one name.
    maxNameLength: 40,
    template: 'template:default/knative-function',
    plans,
    input,
    advanced: [
      'minScale',
      'maxScale',
      'scaleOn',
      'target',
      'concurrencyLimit',
      'initialScale',
      'activationScale',
      'keepWarmMinutes',
      'timeoutSeconds',
      'port',
      'env',
      'secretEnv',
      'secretsFrom',
      'domain',
      'broker',
      'eventTypes',
    ],
    check: given => check(given, { hasRegistry }),
    manifests: (given, context) => manifests(given, context, settings),
    usage,
    readiness,
    connection,
    details,
    actions,
    entity: claim => ({
      type: 'function',
      tags: ['serverless', 'knative'],
      labelSelector: `${servingLabels.service}=${claim.name}`,
    }),
  });
}

/**
 * {@link createKnativeFunction} as it is where nothing is configured.
 *
 * @public
 */
export const knativeFunction = createKnativeFunction();
