/**
 * Domain types, permissions, Kubernetes quantities and the REST client that
 * Berth's plugins share.
 *
 * @packageDocumentation
 */
export * from './api/types';
export * from './catalog/catalogAnnotations';
export * from './catalog/entityAnnotations';
export * from './claims/ClaimRef';
export * from './claims/CoreObjectRef';
export * from './client/BerthClient';
export * from './errors/berthError';
export * from './errors/codes';
export * from './gpu/gpuResources';
export * from './gpu/views';
export * from './kubernetes/metadata';
export * from './kubernetes/quantity';
export * from './naming/entityNames';
export * from './naming/names';
export * from './naming/pagePaths';
export * from './permissions';
export * from './sizing/modelShape';
export * from './sizing/precisions';
export * from './sizing/products';
export * from './sizing/sizeGpus';
export * from './sizing/types';
