import type {Trace} from '../reachability/trace/trace.ts';
import type {Problem} from '../result.ts';
import type {Play} from './play.ts';
import {type Said, say} from './said.ts';

/** The lab's reply to one line: what it says, and the kind of the line. */
export type Reply = {readonly said: readonly Said[]} & (
  | {readonly kind: 'told'}
  /** The line was refused; `said` tells what is wrong and what to do. */
  | {readonly kind: 'refused'}
  /** The line asked about a packet. */
  | {readonly kind: 'traced'; readonly trace: Trace}
  /** The line solved the lesson, and the debrief comes next. */
  | {readonly kind: 'solved'}
  /** The line asked for the menu of lessons, or went past the last lesson. */
  | {readonly kind: 'menu'}
  /** The line asked to leave. */
  | {readonly kind: 'quit'}
);

/** The result of one line: the next play, and the lab's reply. */
export type Turn<Kind extends Play = Play> = {readonly play: Kind; readonly reply: Reply};

/** Makes a turn in which the lab only says something. */
export const tell = <Kind extends Play>(play: Kind, said: readonly Said[]): Turn<Kind> => ({
  play,
  reply: {kind: 'told', said},
});

/** Makes a turn in which the line was refused and the play stays the same. */
export const refuse = (play: Play, {says, remedy}: Problem, more: readonly Said[] = []): Turn => ({
  play,
  reply: {kind: 'refused', said: [say('bad', says), say('hint', remedy), ...more]},
});
