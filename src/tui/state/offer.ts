import {quote} from 'shlex';
import type {Candidate, Completion} from '../../play/complete.ts';
import {insert, type Prompt} from './prompt.ts';

/** An offer of candidates for the typed word. */
export type Offer = Completion & {
  /** The index of the chosen candidate. */
  readonly chosen: number;
};

/**
 * The result of a completion: the line, completed as far as possible, and an offer if there are
 * several candidates.
 */
export type Completed = {readonly prompt: Prompt; readonly offer: Offer | null};

/** Replaces the typed part of a word by a candidate, quoted if a shell needs it. */
const take = (prompt: Prompt, {typed}: Completion, {text, isOpen}: Candidate): Prompt => {
  const before = prompt.before.slice(0, prompt.before.length - typed.length);
  const word = text.endsWith('/') ? text : quote(text);
  return insert({...prompt, before}, `${word}${isOpen ? '' : ' '}`);
};

/** The longest text that all candidates begin with. */
const commonStart = (candidates: readonly Candidate[]): string => {
  const [first = '', ...others] = candidates.map(({text}) => text);
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
};

/**
 * Completes the word at the cursor. It takes the only candidate; of several it takes what they have
 * in common; if that is no more than what was typed, it offers them.
 */
export const completeWord = (prompt: Prompt, completion: Completion): Completed => {
  const {typed, candidates} = completion;
  const [only] = candidates;
  if (!only) return {prompt, offer: null};
  if (candidates.length === 1) return {prompt: take(prompt, completion, only), offer: null};
  const start = commonStart(candidates);
  return start.length > typed.length
    ? {prompt: take(prompt, completion, {text: start, about: '', isOpen: true}), offer: null}
    : {prompt, offer: {...completion, chosen: 0}};
};

/** Moves the choice by one. After the last candidate comes the first. */
export const moveChoice = (offer: Offer, by: 1 | -1): Offer => ({
  ...offer,
  chosen: (offer.chosen + by + offer.candidates.length) % offer.candidates.length,
});

/** Puts the chosen candidate into the line. */
export const takeChoice = (prompt: Prompt, offer: Offer): Prompt => {
  const chosen = offer.candidates[offer.chosen];
  return chosen ? take(prompt, offer, chosen) : prompt;
};
