import type {Candidate} from '../../client/complete/complete.ts';
import {type Problem, problem} from '../../result.ts';
import type {Play} from '../play.ts';
import type {Turn} from '../reply.ts';

/** What can be typed, as help and docs/keys.md list it. */
export type Usage = {
  /** How to write it. */
  readonly usage: string;
  readonly does: string;
};

/** A word of the lab itself, beside the commands of the client. */
export type Word = Usage & {
  readonly word: string;
  /** Other ways to say it. */
  readonly also?: readonly string[];
  /** Whether it is about goals and lessons, which a sandbox has none of. */
  readonly ofLessons?: boolean;
  /** How many words may follow it at most; none unless it says so. */
  readonly takes?: number;
  /** What a line does that begins with it: gets the words after it, and all words of the lab. */
  readonly run: (play: Play, rest: readonly string[], lab: readonly Word[]) => Turn;
  /** What the word being typed may become, after the whole words between; nothing unless it says so. */
  readonly complete?: (play: Play, rest: readonly string[], typed: string) => readonly Candidate[];
};

/**
 * What is wrong with what follows a word of the lab: more words than it takes, or a word about
 * lessons where there are none. Null where nothing is, which does not say that the words mean
 * something to it.
 */
export const misuseOf = (
  {word, takes = 0, usage, ofLessons = false}: Word,
  rest: readonly string[],
  isInSandbox: boolean,
): Problem | null => {
  if (ofLessons && isInSandbox) {
    return problem(
      `There is no lesson here for ${word} to speak of.`,
      'Ask about a packet: trace FROM TO tcp/80; who reaches whom: show reach',
    );
  }
  return rest.length > takes
    ? problem(`${word} does not take '${rest.slice(takes).join(' ')}'.`, `Write: ${usage}`)
    : null;
};
