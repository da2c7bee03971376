import {split} from 'shlex';
import {beginning, type Candidate, completeCommand} from '../client/complete/complete.ts';
import type {Play} from './play.ts';
import {findLabWord, labWords} from './words/lab-words.ts';
import {type Word, wordIn} from './words/word.ts';

export type {Candidate} from '../client/complete/complete.ts';

/** What the word at the cursor may become. */
export type Completion = {
  /** The part of the word that is typed, which a candidate takes the place of. */
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

/** The whole words of a line's beginning; none that can be told while a quotation mark is open. */
const wholeWords = (text: string): readonly string[] | undefined => {
  try {
    return split(text);
  } catch {
    return undefined;
  }
};

/**
 * What the word that ends a text may become, there where it stands: the lab's words, the client's
 * commands and their options, and the names that the world has.
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
