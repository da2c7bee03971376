import {quote} from 'shlex';
import type {Candidate, Completion} from '../../play/complete.ts';
import {insert, type Prompt} from './prompt.ts';

/** The words that one being typed may become, to choose from. */
export type Offer = Completion & {
  /** Which one is chosen, from 0. */
  readonly chosen: number;
};

/** A line with its word completed as far as may be, and what else it may become, if there is more. */
export type Completed = {readonly prompt: Prompt; readonly offer: Offer | null};

/** Puts a candidate in place of what is typed of it, quoted where a shell would need it. */
const take = (prompt: Prompt, {typed}: Completion, {text, isOpen}: Candidate): Prompt => {
  const before = prompt.before.slice(0, prompt.before.length - typed.length);
  const word = text.endsWith('/') ? text : quote(text);
  return insert({...prompt, before}, `${word}${isOpen ? '' : ' '}`);
};

/** What all candidates begin with. */
const commonStart = (candidates: readonly Candidate[]): string => {
  const [first = '', ...others] = candidates.map(({text}) => text);
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
};

/**
 * Completes the word at the cursor: the only candidate is taken, of several as much as they have
 * in common; where that is no more than what is typed, they are offered.
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

/** Moves the choice, from the last on to the first. */
export const moveChoice = (offer: Offer, by: 1 | -1): Offer => ({
  ...offer,
  chosen: (offer.chosen + by + offer.candidates.length) % offer.candidates.length,
});

/** Takes the chosen word into the line. */
export const takeChoice = (prompt: Prompt, offer: Offer): Prompt => {
  const chosen = offer.candidates[offer.chosen];
  return chosen ? take(prompt, offer, chosen) : prompt;
};
