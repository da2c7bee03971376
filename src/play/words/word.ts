import type {Candidate} from '../../client/complete/complete.ts';
import {failure, problem, type Result, success} from '../../result.ts';
import {isInLesson, type LessonPlay, type Play} from '../play.ts';
import type {Turn} from '../reply.ts';

/** Something that can be typed, as help and docs/keys.md list it. */
export type Usage = {
  /** How to write it. */
  readonly usage: string;
  readonly does: string;
};

/** What a word of the lab does in a kind of play. */
type Does<Kind extends Play> = {
  /**
   * Runs a line that begins with the word. It gets the words after it, and all words of the lab.
   */
  readonly run: (play: Kind, rest: readonly string[], lab: readonly Word[]) => Turn;
  /** Completes the next word after some whole words; without it, nothing is offered. */
  readonly complete?: (play: Kind, rest: readonly string[], typed: string) => readonly Candidate[];
};

/** A word of the lab itself, which is no command of the client. */
export type Word = Usage & {
  readonly word: string;
  /** Other spellings of it. */
  readonly also?: readonly string[];
  /** The most words that may follow it; without it, none. */
  readonly takes?: number;
} & (
    | ({readonly ofLessons?: false} & Does<Play>)
    /** A word about goals and lessons, which the sandbox does not have. */
    | ({readonly ofLessons: true} & Does<LessonPlay>)
  );

/** A word of the lab in a certain play. */
export type WordUse = {
  readonly run: (rest: readonly string[], lab: readonly Word[]) => Turn;
  readonly complete: (rest: readonly string[], typed: string) => readonly Candidate[];
};

const usedIn = <Kind extends Play>(play: Kind, {run, complete}: Does<Kind>): WordUse => ({
  run: (rest, lab) => run(play, rest, lab),
  complete: (rest, typed) => complete?.(play, rest, typed) ?? [],
});

/** Puts a word into a play; null if the word is about lessons and the play is in the sandbox. */
export const wordIn = (play: Play, word: Word): WordUse | null => {
  if (!word.ofLessons) return usedIn(play, word);
  return isInLesson(play) ? usedIn(play, word) : null;
};

/**
 * Puts a word into a play, with the words that follow it. It is refused if it is about lessons and
 * the play is in the sandbox, and if too many words follow. Whether the words have a meaning is not
 * checked here.
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
