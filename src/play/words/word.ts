import type {Candidate} from '../../client/complete/complete.ts';
import {failure, problem, type Result, success} from '../../result.ts';
import {isInLesson, type LessonPlay, type Play} from '../play.ts';
import type {Turn} from '../reply.ts';

/** What can be typed, as help and docs/keys.md list it. */
export type Usage = {
  /** How to write it. */
  readonly usage: string;
  readonly does: string;
};

/** What a word of the lab does, in the plays where it has a meaning. */
type Does<Kind extends Play> = {
  /** What a line does that begins with it: gets the words after it, and all words of the lab. */
  readonly run: (play: Kind, rest: readonly string[], lab: readonly Word[]) => Turn;
  /** What the word being typed may become, after the whole words between; nothing unless it says so. */
  readonly complete?: (play: Kind, rest: readonly string[], typed: string) => readonly Candidate[];
};

/** A word of the lab itself, beside the commands of the client. */
export type Word = Usage & {
  readonly word: string;
  /** Other ways to say it. */
  readonly also?: readonly string[];
  /** How many words may follow it at most; none unless it says so. */
  readonly takes?: number;
} & (
    | ({readonly ofLessons?: false} & Does<Play>)
    /** One about goals and lessons, which the sandbox has none of. */
    | ({readonly ofLessons: true} & Does<LessonPlay>)
  );

/** A word in a play: what it does there. */
export type WordUse = {
  readonly run: (rest: readonly string[], lab: readonly Word[]) => Turn;
  readonly complete: (rest: readonly string[], typed: string) => readonly Candidate[];
};

const usedIn = <Kind extends Play>(play: Kind, {run, complete}: Does<Kind>): WordUse => ({
  run: (rest, lab) => run(play, rest, lab),
  complete: (rest, typed) => complete?.(play, rest, typed) ?? [],
});

/** A word in a play; null where it is about lessons, and there are none. */
export const wordIn = (play: Play, word: Word): WordUse | null => {
  if (!word.ofLessons) return usedIn(play, word);
  return isInLesson(play) ? usedIn(play, word) : null;
};

/**
 * A word in a play, with the words that follow it. Refused where it is about lessons and there are
 * none, and where more words follow than it takes; that the words mean something to it is not said.
 */
export const wordWith = (play: Play, word: Word, rest: readonly string[]): Result<WordUse> => {
  const {takes = 0, usage} = word;
  const used = wordIn(play, word);
  if (!used) {
    return failure(
      problem(
        `There is no lesson here for ${word.word} to speak of.`,
        'Ask about a packet: trace FROM TO tcp/80; who reaches whom: show reach',
      ),
    );
  }
  return rest.length > takes
    ? failure(
        problem(`${word.word} does not take '${rest.slice(takes).join(' ')}'.`, `Write: ${usage}`),
      )
    : success(used);
};
