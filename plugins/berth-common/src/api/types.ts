import type { components } from './openapi.generated';

/*
 * The shapes that Berth's REST API speaks, by the names under which its OpenAPI
 * document has them. Times are RFC 3339, amounts are Kubernetes quantities.
 */

type Schemas = components['schemas'];

/**
 * One entry of the change feed: what changed, and how.
 *
 * @public
 */
export type Change = Schemas['Change'];

/**
 * One instance of an offering, as the cluster has it.
 *
 * @public
 */
export type Claim = Schemas['Claim'];

/**
 * A claim with its events and the request behind it.
 *
 * @public
 */
export type ClaimDetail = Schemas['ClaimDetail'];

/**
 * What Kubernetes reported of an object of a claim; equal reports are counted.
 *
 * @public
 */
export type ClaimEvent = Schemas['ClaimEvent'];

/**
 * The state of a claim in one word. `Unknown` is what the operator says and
 * Berth does not know; nothing shows it in green.
 *
 * @public
 */
export type ClaimPhase = Schemas['ClaimPhase'];

/**
 * The record that somebody asked for a claim, and what came of it.
 *
 * @public
 */
export type ClaimRequest = Schemas['ClaimRequest'];

/**
 * What several offerings give alike, such as PostgreSQL.
 *
 * @public
 */
export type Engine = Schemas['Engine'];

/**
 * What somebody asks for: an offering, or an engine that some offering gives.
 *
 * @public
 */
export type ClaimRequestBody = Schemas['ClaimRequestBody'];

/**
 * What a request would deliver and consume.
 *
 * @public
 */
export type ClaimRequestPreview = Schemas['ClaimRequestPreview'];

/**
 * A cluster that Berth watches, and how fresh what it knows of it is.
 *
 * @public
 */
export type Cluster = Schemas['Cluster'];

/**
 * How to reach a claim, by reference; the values stay in the cluster.
 *
 * @public
 */
export type Connection = Schemas['Connection'];

/**
 * An object of one of Kubernetes' own kinds that is a tenant's.
 *
 * @public
 */
export type CoreObject = Schemas['CoreObject'];

/**
 * A host and port of a claim, as seen from inside its cluster.
 *
 * @public
 */
export type Endpoint = Schemas['Endpoint'];

/**
 * Whether a backend can answer, and how fresh what it knows is.
 *
 * @public
 */
export type Health = Schemas['Health'];

/**
 * How fresh what is known of a cluster is, and whether this backend follows it.
 *
 * @public
 */
export type ClusterHealth = Schemas['ClusterHealth'];

/**
 * What is wrong with one field of an input, and the remedy.
 *
 * @public
 */
export type FieldError = Schemas['FieldError'];

/**
 * Any Kubernetes object.
 *
 * @public
 */
export type KubernetesObject = Schemas['KubernetesObject'];

/**
 * A day-2 action of an offering.
 *
 * @public
 */
export type OfferingAction = Schemas['OfferingAction'];

/**
 * Whether an offering can be had on a cluster, and why not.
 *
 * @public
 */
export type OfferingAvailability = Schemas['OfferingAvailability'];

/**
 * An offering as forms and pages show it.
 *
 * @public
 */
export type OfferingDescription = Schemas['OfferingDescription'];

/**
 * A request whose claim no cluster shows yet.
 *
 * @public
 */
export type PendingClaim = Schemas['PendingClaim'];

/**
 * A named size of an offering; the resources are those of one instance.
 *
 * @public
 */
export type Plan = Schemas['Plan'];

/**
 * How many of how many parts of a claim are ready.
 *
 * @public
 */
export type Progress = Schemas['Progress'];

/**
 * How far a request has come.
 *
 * @public
 */
export type RequestState = Schemas['RequestState'];

/**
 * A Kubernetes resource; the plural is what its path has.
 *
 * @public
 */
export type ResourceKind = Schemas['ResourceKind'];

/**
 * The values of a claim's connection Secret, by key. Show them and forget
 * them.
 *
 * @public
 */
export type RevealedConnection = Schemas['RevealedConnection'];

/**
 * Where a claim's credentials lie, and under which keys.
 *
 * @public
 */
export type SecretReference = Schemas['SecretReference'];

/**
 * A team's place: its namespaces, its owner and how its claims are.
 *
 * @public
 */
export type Tenant = Schemas['Tenant'];

/**
 * A namespace of a tenant, on one cluster.
 *
 * @public
 */
export type TenantNamespace = Schemas['TenantNamespace'];
