import {split} from 'shlex';
import {beginning, type Candidate, completeCommand} from '../client/complete/complete.ts';
import type {Play} from './play.ts';
import {findLabWord, labWords} from './words/lab-words.ts';
import {type Word, wordIn} from './words/word.ts';

export type {Candidate} from '../client/complete/complete.ts';

/** The candidates for the word at the cursor. */
export type Completion = {
  /** The typed part of the word, which a candidate replaces. */
  readonly typed: string;
  readonly candidates: readonly Candidate[];
};

const words: readonly Word[] = labWords;

const firstWords = (play: Play): readonly Candidate[] => [
  {text: 'ingress', about: 'a rule for what comes in'},
  {text: 'egress', about: 'a rule for what goes out'},
  ...words
    .filter(word => wordIn(play, word) !== null)
    .map(({word, does}) => ({text: word, about: does})),
  {text: 'openstack', about: 'the real client'},
];

/** The whole words at the start of a line; undefined while a quotation mark is open. */
const wholeWords = (text: string): readonly string[] | undefined => {
  try {
    return split(text);
  } catch {
    return undefined;
  }
};

/**
 * Completes the word at the end of a text: with the lab's words, the client's commands and their
 * options, and the names in the world.
 */
export const complete = (play: Play, text: string): Completion => {
  const typed = /\S*$/.exec(text)?.[0] ?? '';
  const before = wholeWords(text.slice(0, text.length - typed.length));
  if (!before) return {typed, candidates: []};
  const [first, ...rest] = before;
  if (first === undefined) {
    const own = beginning(typed, firstWords(play));
    return {
      typed,
      candidates: typed === '' ? own : [...own, ...completeCommand(play.world, [], typed)],
    };
  }
  const word = findLabWord(first);
  const candidates = word
    ? beginning(typed, wordIn(play, word)?.complete(rest, typed) ?? [])
    : completeCommand(play.world, before, typed);
  return {typed, candidates};
};
