/**
 * Whether what is shown is true, of Berth and of whom it is compared with.
 *
 * @packageDocumentation
 */
export { berthSubject } from './berthSubject';
export { peerSubject } from './peerSubject';
export { renderScoreboard, renderScoreboardMarkdown } from './renderScoreboard';
export { runScoreboard } from './runScoreboard';
export type { ScoreboardRow, Subject, SubjectType } from './types';
