import {runCommand} from '../openstack/command-line.ts';
import {explain} from '../openstack/explain/explain.ts';
import type {World} from '../security-groups/world.ts';
import {complete} from './complete.ts';
import {findLabWord} from './lab-words.ts';
import type {Play} from './play.ts';

/** What a line would do, told before it is run. */
export type Preview =
  /** It can be run; `after` is the world that it would make, if it would change it. */
  | {readonly kind: 'ready'; readonly says: string; readonly after: World | null}
  /** It may become right as it is typed on; how to write it. */
  | {readonly kind: 'unfinished'; readonly says: string}
  /** It would be refused; the word that is wrong, if one is. */
  | {readonly kind: 'wrong'; readonly says: string; readonly word: string | null};

/** The longest line that is looked at: nobody types more by hand. */
const longest = 400;

/** The word of a line that a refusal quotes. */
const wordBlamed = (words: readonly string[], says: string): string | null => {
  const quoted = [...says.matchAll(/'([^']+)'/g)].map(([, word]) => word ?? '');
  return quoted.find(word => words.includes(word)) ?? null;
};

/** What is said where something is missing rather than wrong. */
const missing =
  /arguments? (are|is) required|expected (one|at least one) argument|is missing|^After \w+ comes|names it after on/;

/** Whether a refused line may become right as it is typed on, at its end. */
const mayGoOn = (play: Play, line: string, error: string): boolean => {
  if (missing.test(error)) return true;
  const {typed, candidates} = complete(play, line);
  const whole = line.split(/\s+/).slice(0, -1);
  if (wordBlamed(whole, error) !== null) return false;
  return typed === '' || /[/,:=]$/.test(typed) || candidates.some(({text}) => text !== typed);
};

const previewCommand = (play: Play, line: string): Preview => {
  const explained = explain(play.world, line);
  if (explained.kind !== 'refused') {
    const answer = runCommand(play.world, line);
    const changed = answer.ok && answer.value.world !== play.world ? answer.value.world : null;
    return {kind: 'ready', says: explained.says, after: changed};
  }
  const {error, hint} = explained;
  return mayGoOn(play, line, error)
    ? {kind: 'unfinished', says: hint}
    : {kind: 'wrong', says: error, word: wordBlamed(line.split(/\s+/), error)};
};

/** What the line being typed would do in the lab, or why it would not; nothing for an empty one. */
export const preview = (play: Play, line: string): Preview | null => {
  const text = line.trimStart();
  const [first = ''] = text.split(/\s+/);
  if (first === '' || first.startsWith('#') || text.length > longest) return null;
  const word = findLabWord(first);
  if (word) return {kind: 'ready', says: `${word.does}.`, after: null};
  return previewCommand(play, text);
};
