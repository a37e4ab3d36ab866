/** A longer text is left to the API server. */
export const MAX_PATTERN_TEXT = 250;
const MAX_LENGTH = 300;
const MAX_STEPS = 1e7;
/** Go's syntax that JavaScript lacks, or reads in another way. */
const FOREIGN = /\[\[:|\(\?(?!:)|\\[AzQEpPCa]|\\[1-9]/;

/**
 * Whether a pattern means the same here as it does for Kubernetes, whose
 * patterns are Go's, and takes no time to speak of on any text: Go's engine
 * cannot be made to hang by a pattern, JavaScript's can. What is not safe is
 * left to the API server.
 *
 * @internal
 */
export function isSafePattern(pattern: string): boolean {
  if (pattern.length > MAX_LENGTH || FOREIGN.test(pattern)) {
    return false;
  }
  try {
    RegExp(pattern, 'u');
    return stepsOf(pattern) <= MAX_STEPS;
  } catch {
    return false;
  }
}

/**
 * At most so many ways are there to match a text: each repetition has as many
 * as the text has characters, each option two, each choice as many as it has
 * branches. What repeats a repetition or a choice has no bound.
 */
function stepsOf(pattern: string): number {
  const bare = pattern.replace(/\\./gs, 'x').replace(/\[[^\]]*\]/g, 'x');
  /** Of each open group whether anything in it varies. */
  const groups: boolean[] = [];
  let closed = false;
  let steps = 1;
  for (let at = 0; at < bare.length; at++) {
    const [quantifier] =
      /^(?:[*+]|\{\d+(?:,\d*)?\})/.exec(bare.slice(at)) ?? [];
    if (quantifier || bare[at] === '?' || bare[at] === '|') {
      if (quantifier && closed) {
        return Infinity;
      }
      steps *= quantifier ? MAX_PATTERN_TEXT : 2;
      groups.fill(true);
      at += (quantifier?.length ?? 1) - 1;
      closed = false;
    } else if (bare[at] === '(') {
      groups.push(false);
      closed = false;
      at += bare.startsWith('?:', at + 1) ? 2 : 0;
    } else {
      closed = bare[at] === ')' && (groups.pop() ?? false);
    }
  }
  return steps;
}
