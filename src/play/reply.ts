import type {Trace} from '../reachability/trace/trace.ts';
import type {Problem} from '../result.ts';
import type {Play} from './play.ts';
import {type Said, say} from './said.ts';

/** What the lab answers to one line: what it says, and what the line came to. */
export type Reply = {readonly said: readonly Said[]} & (
  | {readonly kind: 'told'}
  /** The line came to nothing; what is said tells what is wrong and what to do. */
  | {readonly kind: 'refused'}
  /** The line asked about a packet. */
  | {readonly kind: 'traced'; readonly trace: Trace}
  /** The line solved the lesson, which is now to be looked back on. */
  | {readonly kind: 'solved'}
  /** The line asked for the menu of lessons, or led past the last of them. */
  | {readonly kind: 'menu'}
  /** The line asked to leave. */
  | {readonly kind: 'quit'}
);

/** What a line makes of a play, and what the lab answers to it. */
export type Turn<Kind extends Play = Play> = {readonly play: Kind; readonly reply: Reply};

/** A turn in which the lab only says something. */
export const tell = <Kind extends Play>(play: Kind, said: readonly Said[]): Turn<Kind> => ({
  play,
  reply: {kind: 'told', said},
});

/** A turn in which a line came to nothing; the play stays as it is. */
export const refuse = (play: Play, {says, remedy}: Problem, more: readonly Said[] = []): Turn => ({
  play,
  reply: {kind: 'refused', said: [say('bad', says), say('hint', remedy), ...more]},
});
