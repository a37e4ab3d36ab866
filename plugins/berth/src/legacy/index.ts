export * from '../api';
export * from './components';
export * from './fields';
export * from './plugin';
export * from './conditions';
export type { BerthFieldOptions } from '../fields/types';
export type { Place } from '../model/places';
