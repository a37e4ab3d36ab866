export * from './Message';
export * from './translationRef';
export * from './translationResource';
export * from './types';
export * from './useText';
