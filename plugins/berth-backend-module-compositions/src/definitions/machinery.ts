/** What Crossplane adds to the spec and writes itself. */
const HIDDEN = [
  'resourceRef',
  'resourceRefs',
  'claimRef',
  'environmentConfigRefs',
  'crossplane.resourceRefs',
];

/** What Crossplane adds to the spec and somebody may want to choose. */
const ADVANCED = [
  'crossplane',
  'compositionRef',
  'compositionSelector',
  'compositionRevisionRef',
  'compositionRevisionSelector',
  'compositionUpdatePolicy',
  'compositeDeletePolicy',
  'publishConnectionDetailsTo',
  'writeConnectionSecretToRef',
];

/** The fields of a spec that are its system's and not the platform team's. */
export function machinery(origin: string | undefined): {
  hidden: string[];
  advanced: string[];
} {
  return origin === 'crossplane'
    ? { hidden: HIDDEN, advanced: ADVANCED }
    : { hidden: [], advanced: [] };
}
