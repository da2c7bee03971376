import {split} from 'shlex';
import {findGroup, type ListedRule, listRules, type World} from '../../security-groups/world.ts';
import {findCommand} from '../catalogue.ts';
import type {Command} from '../command.ts';
import {type Answer, runCommand, takenBy} from '../command-line.ts';
import {type Given, parse} from '../parser.ts';
import {describeChanges} from './change-words.ts';
import {type RecordedRule, recordedRule} from './recorded.ts';
import {remarksOn} from './remarks.ts';
import {ruleSentence} from './rule-sentence.ts';

/** What a command would do, or why the client or the API would refuse it. */
export type Explanation =
  | {
      readonly kind: 'rule';
      /** The rule it would make. */
      readonly rule: RecordedRule;
      /** Who may then begin what with whom. */
      readonly says: string;
      /** What should be minded, most harmful first. */
      readonly remarks: readonly string[];
      /** The client's whole command. */
      readonly real: string;
    }
  | {readonly kind: 'other'; readonly says: string; readonly real: string}
  | {
      readonly kind: 'refused';
      /** What the client prints. */
      readonly error: string;
      /** What to type instead. */
      readonly hint: string;
    };

/** The one rule that a command added to a group that was there. */
const ruleMade = (before: World, after: World): ListedRule | undefined => {
  const had = new Set(before.groups.flatMap(({rules}) => rules.map(({id}) => id)));
  return listRules(after).find(({rule, group}) => !had.has(rule.id) && findGroup(before, group.id));
};

/** A command of the client with its options. */
type Called = Pick<Command, 'words' | 'about'> & {readonly given: Given};

/** The client's command taken apart again: its options, and what it is about. */
const calledBy = ({command}: Answer): Called | undefined => {
  const called = findCommand(split(command).slice(1));
  if (!called) return undefined;
  const {words, about} = called.command;
  const given = parse(takenBy(called.command), called.argv);
  return given.ok ? {words, about, given: given.value} : undefined;
};

/**
 * Explains a command in a world, which it leaves as it is: any that the lab knows, with or without
 * `openstack` in front, and the short form of a rule.
 */
export const explain = (world: World, line: string): Explanation => {
  const answer = runCommand(world, line);
  return answer.ok
    ? explainAnswer(world, answer.value)
    : {kind: 'refused', error: answer.error.says, hint: answer.error.remedy};
};

/** Explains a command by what came of it in a world. */
export const explainAnswer = (
  world: World,
  answer: Answer,
): Exclude<Explanation, {kind: 'refused'}> => {
  const {world: after, command: real, remarks} = answer;
  const called = calledBy(answer);
  if (after === world) {
    // Of the client's commands list and show are those that only show something; help is none.
    const isShown = !called || /\b(list|show)$/.test(called.words);
    const what = called ? `: ${called.about.charAt(0).toLowerCase()}${called.about.slice(1)}` : '';
    const says = isShown ? `It only shows something${what}. Nothing changes.` : 'Nothing changes.';
    return {kind: 'other', says: [says, ...remarks].join(' '), real};
  }
  const listed = ruleMade(world, after);
  if (!listed || !called) {
    return {kind: 'other', says: [describeChanges(world, after), ...remarks].join(' '), real};
  }
  const {group, rule} = listed;
  return {
    kind: 'rule',
    rule: recordedRule(after, group, rule),
    says: ruleSentence(after, group, rule),
    remarks: [...remarksOn({world: after, listed, given: called.given}), ...remarks],
    real,
  };
};
