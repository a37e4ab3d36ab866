/**
 * What every offering is tested by: inputs of any kind, and whether API servers
 * take what comes of them.
 *
 * @packageDocumentation
 */

export * from './acceptance';
export * from './anyInput';
export * from './contract';
export * from './SandboxTenant';
export * from './sharedMaterial';
export * from './statuses';
