export * from './OfferingIcon';
export * from './OfferingTiles';
