/**
 * Labels that every object of a claim carries, and that a tenant's namespaces
 * carry.
 *
 * @public
 */
export const berthLabels = {
  tenant: 'berth.dev/tenant',
  offering: 'berth.dev/offering',
  claim: 'berth.dev/claim',
  managedBy: 'app.kubernetes.io/managed-by',
} as const;

/**
 * Annotations that Berth writes and reads.
 *
 * @public
 */
export const berthAnnotations = {
  /** Entity ref of who asked for the claim. */
  requester: 'berth.dev/requester',
  /** Id of the request behind the claim. */
  request: 'berth.dev/request',
  /** Entity ref of the template that asked. */
  template: 'berth.dev/template',
  /** The offering's plan. */
  plan: 'berth.dev/plan',
  /** Until when the claim is asked for, as RFC 3339 writes a time. */
  expiresAt: 'berth.dev/expires-at',
  /** What the claim is for, in the words of who asked. */
  reason: 'berth.dev/reason',
  /** On a namespace: entity ref of the owning group. */
  owner: 'berth.dev/owner',
  /** On a namespace: the tenant's title. */
  title: 'berth.dev/title',
  /** On a namespace: what the tenant is for. */
  description: 'berth.dev/description',
  /** On a namespace: `"true"` where the tenant's claims go by default. */
  primary: 'berth.dev/primary',
  /** On a CustomResourceDefinition: `"true"` where no real operator answers. */
  simulated: 'berth.dev/simulated',
  /** On a marked definition: the offering's category, which gives its icon. */
  category: 'berth.dev/category',
  /** On a marked definition: `"true"` where it is shown among the first. */
  featured: 'berth.dev/featured',
  /** On a marked definition: a page about it. */
  docs: 'berth.dev/docs',
  /** On a marked definition: the fields that its form shows, with commas. */
  fields: 'berth.dev/fields',
  /** On a marked definition: `"false"` where deleting a claim loses nothing. */
  holdsData: 'berth.dev/holds-data',
  /** On a marked definition: what a claim will use, by resource name. */
  usage: 'berth.dev/usage',
  /** On a marked definition: the name of a claim's Secret. */
  secret: 'berth.dev/secret',
  /** On a marked definition: the keys of that Secret, with commas. */
  secretKeys: 'berth.dev/secret-keys',
} as const;

/**
 * The field manager under which Berth applies.
 *
 * @public
 */
export const BERTH_FIELD_MANAGER = 'berth';
