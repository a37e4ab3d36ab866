import type {
  Claim,
  Connection,
  KubernetesObject,
  OfferingAction,
  Plan,
  ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';
import type {
  ActionContext,
  ApiRequirement,
  ClaimEntityDescription,
  ClaimDetailLine,
  ClaimObjects,
  ManifestContext,
  ObjectName,
  OfferingNotice,
  PlannedChange,
  Readiness,
  ResourceList,
} from './types';

/**
 * The input of an offering after validation, defaults filled in.
 *
 * @public
 */
export type OfferingInput = Record<string, unknown>;

/**
 * An offering as the core and its modules use it; made by
 * {@link createOffering}.
 *
 * @public
 */
export interface Offering {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly docs?: string;
  readonly notice?: OfferingNotice;
  readonly engine?: string;
  readonly reservedFor?: 'platform';
  readonly featured: boolean;
  /** What to do about it where Berth may not watch a primary kind. */
  readonly accessHint?: string;
  readonly primary: ResourceKind;
  /** Whether primary objects are of the cluster and of no namespace. */
  readonly clusterScoped: boolean;
  /** The kinds that a claim's primary object may be of, the usual one first. */
  readonly primaries: ResourceKind[];
  readonly children: ResourceKind[];
  readonly requires: ApiRequirement[];
  readonly requiresOneOf: ApiRequirement[];
  /** Whether an object of a primary kind is a claim of this offering. */
  isClaim(object: KubernetesObject): boolean;
  /** The claim that an object of a child kind says it belongs to. */
  claimOf(child: KubernetesObject): ObjectName | undefined;
  /** Whether there are Secrets at all on whose existence readiness depends. */
  readonly awaitsSecrets: boolean;
  /** Those Secrets, of one claim. */
  awaits(objects: ClaimObjects): ObjectName[];
  readonly holdsData: boolean;
  readonly maxNameLength: number;
  readonly plans: Plan[];
  readonly template?: string;
  readonly advanced: string[];
  /** JSON Schema (draft 7) of the input, for forms and documents. */
  readonly inputSchema: Record<string, unknown>;
  /** The fields of the input, for callers that compose schemas. */
  readonly inputShape: z.ZodRawShape;
  /**
   * Validates an input and fills in its defaults.
   *
   * @throws InputError with code `input-invalid` and every faulty field
   */
  parseInput(input: unknown): OfferingInput;
  /**
   * The claim's objects in the order of application, with Berth's labels and,
   * where the input has one, the plan as annotation. Takes what
   * {@link Offering.parseInput} returned.
   */
  manifests(input: OfferingInput, context: ManifestContext): KubernetesObject[];
  usage(input: OfferingInput): ResourceList;
  /** Whether a claim uses no more than {@link Offering.usage} says. */
  isUsageKnown(input: OfferingInput): boolean;
  readiness(objects: ClaimObjects): Readiness;
  /** Whether there is anything to connect to once a claim is ready. */
  readonly hasConnection: boolean;
  connection(objects: ClaimObjects): Connection | undefined;
  details(objects: ClaimObjects): ClaimDetailLine[];
  planOf(objects: ClaimObjects): string | undefined;
  entity(claim: Claim): ClaimEntityDescription;
  readonly actions: OfferingAction[];
  /** Who may ask for an action; `act` for one that is unknown. */
  actionPermission(id: string): 'act' | 'platform';
  /** Why an action cannot run now; undefined when it can or is unknown. */
  actionUnavailable(id: string, objects: ClaimObjects): string | undefined;
  /**
   * The changes an action makes. The context's time is that of the call unless
   * one is given.
   *
   * @throws NotFoundError with code `action-not-found`, InputError with
   * `input-invalid`, ConflictError with `action-unavailable`
   */
  planAction(
    id: string,
    input: unknown,
    objects: ClaimObjects,
    context?: ActionContext,
  ): PlannedChange[];
}
