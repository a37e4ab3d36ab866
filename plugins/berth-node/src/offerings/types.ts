import type {
  Claim,
  ClaimPhase,
  Connection,
  FieldError,
  KubernetesObject,
  Progress,
  ResourceKind,
} from '@berth/backstage-plugin-berth-common';
import type { z } from 'zod';

/**
 * Amounts by resource name, as Kubernetes quantities: `cpu`, `memory`,
 * `requests.storage`, `requests.nvidia.com/gpu`.
 *
 * @public
 */
export type ResourceList = Record<string, string>;

/**
 * A named size.
 *
 * @public
 */
export interface OfferingPlan {
  title: string;
  description: string;
  /** What one instance gets. */
  resources: ResourceList;
}

/**
 * An API that has to be served for an offering to work.
 *
 * @public
 */
export interface ApiRequirement {
  group: string;
  version: string;
  plural: string;
  /** What a cluster lacks when it is absent, such as `CloudNativePG`. */
  providedBy: string;
}

/**
 * Where a claim's objects go.
 *
 * @public
 */
export interface ManifestContext {
  cluster: string;
  tenant: string;
  namespace: string;
  /** The claim's name, a valid DNS-1123 label. */
  name: string;
  /**
   * Whether the cluster serves an API, for offerings that have several forms.
   * Where nobody can say, as without a cluster, everything is served.
   */
  serves?: (api: ServedApi) => boolean;
}

/**
 * An API by its group, version and plural.
 *
 * @public
 */
export type ServedApi = Pick<ResourceKind, 'group' | 'version' | 'plural'>;

/**
 * What somebody should know of a system before they choose it.
 *
 * @public
 */
export interface OfferingNotice {
  /**
   * `archived`: nobody maintains it any more; `deprecated`: it has a
   * successor; `commercial`: it needs a licence; `experimental`: its API may
   * still change.
   */
  kind: 'archived' | 'deprecated' | 'commercial' | 'experimental';
  /** A sentence for people, with what to take instead where there is that. */
  message: string;
}

/**
 * What a claim will use, as far as that is known.
 *
 * @public
 */
export interface ClaimUsage {
  resources: ResourceList;
  /** False where it may use more than that. */
  isComplete: boolean;
}

/**
 * What a claim's objects say of its state.
 *
 * @public
 */
export interface Readiness {
  phase: ClaimPhase;
  /** One CamelCase word, for machines and filters. */
  reason: string;
  /** A sentence for people. */
  message: string;
  progress?: Progress;
}

/**
 * The objects of one claim as the cluster has them.
 *
 * @public
 */
export interface ClaimObjects {
  primary: KubernetesObject;
  /** Objects of the offering's child kinds that belong to the primary one. */
  children: KubernetesObject[];
  /**
   * Of the Secrets that the offering awaits, those that are there. Their
   * content is never known.
   */
  secrets?: ObjectName[];
}

/**
 * A namespaced object's name.
 *
 * @public
 */
export interface ObjectName {
  namespace: string;
  name: string;
}

/**
 * One line that a claim's page shows about it.
 *
 * @public
 */
export interface ClaimDetailLine {
  label: string;
  value: string;
}

/**
 * What the catalog shows of a claim beside what it shows of every claim.
 *
 * @public
 */
export interface ClaimEntityDescription {
  /** `spec.type` of the `Resource`. */
  type: string;
  tags?: string[];
  /**
   * Label selector by which Backstage's Kubernetes tab finds the claim's pods
   * and services. Name a label that the operator itself puts on them: a claim
   * that was not asked for here carries none of Berth's.
   */
  labelSelector?: string;
}

/**
 * A change that an action makes. Where no namespace is given, it is the
 * claim's.
 *
 * @public
 */
export type PlannedChange =
  /** Server-side apply of these fields under Berth's field manager. */
  | { type: 'apply'; object: KubernetesObject }
  /** A new object; one of that name that is there already is a conflict. */
  | { type: 'create'; object: KubernetesObject }
  /**
   * JSON merge patch (RFC 7386) of an object. With a
   * `metadata.resourceVersion` in it the change only happens to the object as
   * it was read; the action is planned anew where it has changed meanwhile.
   */
  | {
      type: 'merge-patch';
      kind: ResourceKind;
      name: string;
      namespace?: string;
      patch: Record<string, unknown>;
    }
  /** Deletes an object; one that is gone already is as good. */
  | { type: 'delete'; kind: ResourceKind; name: string; namespace?: string }
  /** Deletes every object that a label selector finds. */
  | {
      type: 'delete-all';
      kind: ResourceKind;
      labelSelector: string;
      namespace?: string;
    };

/**
 * What an action may know beside the claim's objects.
 *
 * @public
 */
export interface ActionContext {
  /** The time of the request, for actions that leave a time stamp. */
  now: Date;
}

/**
 * A day-2 action: its input, when it can run, and the changes it makes.
 *
 * @remarks
 * Whoever has `berth.act` may ask for it; the cluster decides, as the user,
 * whether they may.
 *
 * @public
 */
export interface OfferingActionDefinition<
  TShape extends z.ZodRawShape = z.ZodRawShape,
> {
  title: string;
  description: string;
  /** Whether data or service can be lost by it. */
  destructive?: boolean;
  /**
   * Who may ask for it: whoever has `berth.act`, which is the default, or the
   * platform team alone.
   */
  permission?: 'act' | 'platform';
  input?: (zod: typeof z) => TShape;
  /**
   * Why it cannot run now, as a sentence; undefined when it can.
   */
  unavailable?: (objects: ClaimObjects) => string | undefined;
  /**
   * Rules between the input and the claim as it is, after each field has been
   * found valid and the action available.
   */
  check?: (
    input: z.infer<z.ZodObject<TShape>>,
    objects: ClaimObjects,
  ) => FieldError[] | undefined;
  /** What it changes. Pure: it decides and changes nothing itself. */
  plan: (
    input: z.infer<z.ZodObject<TShape>>,
    objects: ClaimObjects,
    context: ActionContext,
  ) => PlannedChange[];
}

/**
 * Everything that is shown, checked or done about one thing a tenant can ask
 * for.
 *
 * @public
 */
export interface OfferingDefinition<TShape extends z.ZodRawShape> {
  /** `<category>.<system>`; a valid label value. */
  id: string;
  title: string;
  description: string;
  /** The first part of the id: `database`, `cluster`, `serverless`, … */
  category: string;
  /** Link to the upstream system's documentation. */
  docs?: string;
  /** What to know before one chooses it. */
  notice?: OfferingNotice;
  /** What it gives, where several offerings give the same: `postgresql`. */
  engine?: string;
  /** Who may ask for it; everybody by default. */
  reservedFor?: 'platform';
  /** Whether most tenants ask for it, so that it goes first among many. */
  featured?: boolean;
  /** One object of this kind is one claim. */
  primary: ResourceKind;
  /** Whether primary objects are of the cluster and of no namespace. */
  clusterScoped?: boolean;
  /** Other kinds that a claim's one primary object may be of instead. */
  alternatives?: ResourceKind[];
  /**
   * Which objects of these kinds are claims, where not all are. One that
   * carries the offering's label always is.
   */
  isClaim?: (object: KubernetesObject) => boolean;
  /** Further kinds to watch to judge a claim. */
  children?: ResourceKind[];
  /**
   * The claim that an object of a child kind belongs to, where neither its
   * owner nor Berth's labels say so.
   */
  claimOf?: (child: KubernetesObject) => ObjectName | undefined;
  /**
   * The Secrets whose existence readiness depends on. They are asked for by
   * name, for their metadata alone, as the person who asked for the claim.
   */
  awaits?: (objects: ClaimObjects) => ObjectName[];
  /** The APIs without which it cannot be had. */
  requires: ApiRequirement[];
  /** Of these APIs one at least has to be there. */
  requiresOneOf?: ApiRequirement[];
  /** Whether deleting a claim loses data; then its name must be typed. */
  holdsData: boolean;
  /** The longest name a claim may have, where it is less than 63. */
  maxNameLength?: number;
  plans: Record<string, OfferingPlan>;
  /**
   * The input's fields. Everything but what nobody can guess has a default;
   * `.describe()` and `.meta({ title })` become the form.
   */
  input: (zod: typeof z) => TShape;
  /** Input fields that a form folds away. */
  advanced?: Array<keyof TShape & string>;
  /** Rules that span fields, after each field has been found valid. */
  check?: (input: z.infer<z.ZodObject<TShape>>) => FieldError[] | undefined;
  /**
   * The objects, in the order in which they are applied. Berth adds its
   * labels and annotations and the namespace.
   */
  manifests: (
    input: z.infer<z.ZodObject<TShape>>,
    context: ManifestContext,
  ) => KubernetesObject[];
  /** What the claim will consume in all. */
  usage: (input: z.infer<z.ZodObject<TShape>>) => ResourceList;
  readiness: (objects: ClaimObjects) => Readiness;
  /** How to connect; undefined until the objects say. */
  connection?: (objects: ClaimObjects) => Connection | undefined;
  /** What a claim's page shows beside phase and connection. */
  details?: (objects: ClaimObjects) => ClaimDetailLine[];
  /** The plan of a claim, where an annotation does not say. */
  planOf?: (objects: ClaimObjects) => string | undefined;
  actions?: Record<string, OfferingActionDefinition>;
  /**
   * How the claim is shown in the catalog; by default a `Resource` whose type
   * is the category, and whose objects carry Berth's claim label.
   */
  entity?: (claim: Claim) => ClaimEntityDescription;
  /** Entity ref of the golden path that asks for it. */
  template?: string;
}
