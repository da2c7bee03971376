import {type Refusal, runCommand} from '../client/command-line.ts';
import {explainAnswer} from '../client/explain/explain.ts';
import {isSandbox} from '../lessons/sandbox.ts';
import type {World} from '../security-groups/world.ts';
import {complete} from './complete.ts';
import {describeChange} from './describe-change.ts';
import {findLabWord, misuseOf} from './lab-words.ts';
import type {Play} from './play.ts';

/** What a line would do, told before it is run. */
export type Preview =
  /**
   * It can be run; `after` is the world that it would make, if it would change it, and `short` says
   * what it would make where there is no room for a sentence.
   */
  | {
      readonly kind: 'ready';
      readonly says: string;
      readonly short?: string | undefined;
      readonly after: World | null;
    }
  /** It may become right as it is typed on; how to write it. */
  | {readonly kind: 'unfinished'; readonly says: string}
  /** It would be refused; the word that is wrong, or the words, if any is. */
  | {readonly kind: 'wrong'; readonly says: string; readonly word: string | null};

/** The longest line that is looked at: nobody types more by hand. */
const longest = 400;

/** The first of some words that a refusal quotes. */
const wordBlamed = (words: readonly string[], says: string): string | null => {
  const quoted = [...says.matchAll(/'([^']+)'/g)].map(([, word]) => word ?? '');
  return quoted.find(word => words.includes(word)) ?? null;
};

/** The parts of a word that a refusal may name alone, such as the port of `tcp/80`. */
const partsOf = (word: string): readonly string[] => word.split(/[/,:=]/).filter(part => part);

/**
 * What of a line a refusal is about: words that it quotes; else a value, which follows an option or
 * has a number in it, that it names as a whole or in part.
 */
const placeBlamed = (line: string, says: string): string | null => {
  const words = line.split(/\s+/);
  const quoted = wordBlamed(words, says) ?? says.match(/'([^']+ [^']+)'/)?.[1] ?? '';
  if (quoted !== '' && line.includes(quoted)) return quoted;
  const named = new Set(says.split(/[\s'"(),]+/).map(word => word.replace(/[.:;]$/, '')));
  const values = words.filter(
    (word, index) => /\d|[/:]/.test(word) || words[index - 1]?.startsWith('--'),
  );
  return (
    values.find(word => named.has(word)) ??
    values.find(word => partsOf(word).some(part => named.has(part))) ??
    null
  );
};

/** Whether a refused line may become right as it is typed on, at its end. */
const mayGoOn = (play: Play, line: string, {says, isUnfinished}: Refusal): boolean => {
  if (isUnfinished) return true;
  const whole = line.split(/\s+/).slice(0, -1);
  if (wordBlamed(whole, says) !== null) return false;
  const {typed, candidates} = complete(play, line);
  return typed === '' || /[/,:=]$/.test(typed) || candidates.some(({text}) => text !== typed);
};

/** What a change makes or deletes, in as few words as can be. */
const shortly = (before: World, after: World): string | undefined =>
  describeChange(before, after)[0]
    ?.text.replace(/^Made: /, 'Makes ')
    .replace(/^Gone: /, 'Deletes ');

const previewCommand = (play: Play, line: string): Preview => {
  const answer = runCommand(play.world, line);
  if (answer.ok) {
    const {world: after} = answer.value;
    const {says} = explainAnswer(play.world, answer.value);
    if (after === play.world) return {kind: 'ready', says, after: null};
    return {kind: 'ready', says, short: shortly(play.world, after), after};
  }
  const {says, remedy} = answer.error;
  return mayGoOn(play, line, answer.error)
    ? {kind: 'unfinished', says: remedy}
    : {kind: 'wrong', says, word: placeBlamed(line, says)};
};

/** What the line being typed would do in the lab, or why it would not; nothing for an empty one. */
export const preview = (play: Play, line: string): Preview | null => {
  const text = line.trimStart();
  const [first = '', ...rest] = text.split(/\s+/);
  if (first === '' || first.startsWith('#') || text.length > longest) return null;
  const word = findLabWord(first);
  if (word) {
    const misuse = misuseOf(
      word,
      rest.filter(one => one !== ''),
      isSandbox(play.place.lesson),
    );
    return misuse
      ? {kind: 'wrong', says: misuse.says, word: rest[word.takes ?? 0] ?? null}
      : {kind: 'ready', says: `${word.does}.`, after: null};
  }
  return previewCommand(play, text);
};
