import {type Refusal, runCommand} from '../client/command-line.ts';
import {describeChanges} from '../client/explain/change-words.ts';
import {explainAnswer} from '../client/explain/explain.ts';
import type {World} from '../security-groups/world.ts';
import {complete} from './complete.ts';
import type {Play} from './play.ts';
import {findLabWord} from './words/lab-words.ts';
import {wordWith} from './words/word.ts';

/** What a line would do, told before it is run. */
export type Preview =
  /**
   * It can be run; `after` is the world that it would make, if it would change it, and `shorter` says
   * the same in fewer and fewer words, for where there is no room.
   */
  | {
      readonly kind: 'ready';
      readonly says: string;
      readonly shorter: readonly string[];
      readonly after: World | null;
    }
  /** It may become right as it is typed on; how to write it. */
  | {readonly kind: 'unfinished'; readonly says: string}
  /** It would be refused; the word that is wrong, or the words, if any is. */
  | {readonly kind: 'wrong'; readonly says: string; readonly word: string | null};

/** The longest line that is looked at: nobody types more by hand. */
const longest = 400;

/** Whether a refused line may become right as it is typed on, at its end. */
const mayGoOn = (play: Play, line: string, {word = '', exit, isUnfinished}: Refusal): boolean => {
  if (isUnfinished) return true;
  // A word that cannot be read stays so, whatever is typed after it.
  if (exit === 2 && line.split(/\s+/).slice(0, -1).includes(word)) return false;
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

/** What the line being typed would do in the lab, or why it would not; nothing for an empty one. */
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
