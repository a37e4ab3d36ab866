export { type BuildSettings } from './build/settings';
export { readBuildSettings } from './build/readSettings';
export { createKnativeFunction, knativeFunction } from './offering';
