import {type Refusal, runCommand} from '../client/command-line.ts';
import {describeChanges} from '../client/explain/change-words.ts';
import {explainAnswer} from '../client/explain/explain.ts';
import type {World} from '../security-groups/world.ts';
import {complete} from './complete.ts';
import type {Play} from './play.ts';
import {findLabWord} from './words/lab-words.ts';
import {wordWith} from './words/word.ts';

/** What a line would do, said before it runs. */
export type Preview =
  /**
   * The line can run. `after` is the world that it would make, or null if it would change nothing.
   * `shorter` are shorter texts that say the same.
   */
  | {
      readonly kind: 'ready';
      readonly says: string;
      readonly shorter: readonly string[];
      readonly after: World | null;
    }
  /** The line may become right with more words; `says` is how to write it. */
  | {readonly kind: 'unfinished'; readonly says: string}
  /** The line would be refused. `word` is what is wrong in it, if it is a part of the line. */
  | {readonly kind: 'wrong'; readonly says: string; readonly word: string | null};

/** The longest line that is previewed; nobody types more by hand. */
const longest = 400;

/** Whether a refused line may become right when more is typed at its end. */
const mayGoOn = (play: Play, line: string, {word, isUnfinished}: Refusal): boolean => {
  if (isUnfinished) return true;
  // A word that is wrong stays so, whatever is typed after it.
  if (word !== undefined && line.split(/\s+/).slice(0, -1).includes(word)) return false;
  const {typed, candidates} = complete(play, line);
  return typed === '' || /[/,:=]$/.test(typed) || candidates.some(({text}) => text !== typed);
};

const previewCommand = (play: Play, line: string): Preview => {
  const answer = runCommand(play.world, line);
  if (answer.ok) {
    const {world: after, changes} = answer.value;
    const explained = explainAnswer(play.world, answer.value);
    const {says} = explained;
    const [first] = describeChanges(play.world, after, changes);
    if (!first) return {kind: 'ready', says, shorter: [], after: null};
    const brief = explained.kind === 'rule' ? [explained.briefly] : [];
    return {kind: 'ready', says, shorter: [...brief, first.does], after};
  }
  const {says, remedy, word = null} = answer.error;
  return mayGoOn(play, line, answer.error)
    ? {kind: 'unfinished', says: remedy}
    : {kind: 'wrong', says, word};
};

/**
 * Says what the typed line would do in the lab, or why it would be refused; null for an empty line.
 */
export const preview = (play: Play, line: string): Preview | null => {
  const text = line.trimStart();
  const [first = '', ...rest] = text.split(/\s+/);
  if (first === '' || first.startsWith('#') || text.length > longest) return null;
  const word = findLabWord(first);
  if (word) {
    const used = wordWith(
      play,
      word,
      rest.filter(one => one !== ''),
    );
    return used.ok
      ? {kind: 'ready', says: `${word.does}.`, shorter: [], after: null}
      : {kind: 'wrong', says: used.error.says, word: rest[word.takes ?? 0] ?? null};
  }
  return previewCommand(play, text);
};
