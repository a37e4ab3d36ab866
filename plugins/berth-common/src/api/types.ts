/**
 * The shapes that Berth's REST API speaks, generated from its OpenAPI document.
 */
export type {
  Change,
  Claim,
  ClaimDetail,
  ClaimEvent,
  ClaimPhase,
  ClaimRequest,
  ClaimRequestBody,
  ClaimRequestPreview,
  Cluster,
  Connection,
  Endpoint,
  FieldError,
  KubernetesObject,
  OfferingAction,
  OfferingAvailability,
  OfferingDescription,
  Plan,
  Progress,
  RequestState,
  ResourceKind,
  RevealedConnection,
  SecretReference,
  Tenant,
  TenantNamespace,
} from './openapi.generated';
