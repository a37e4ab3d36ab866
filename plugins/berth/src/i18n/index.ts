export * from './Message';
export * from './translationRef';
export * from './types';
export * from './useText';
