import type {World} from '../../security-groups/world.ts';
import {type Answer, type CommandCall, runCommand} from '../command-line.ts';
import {describeChanges} from './change-words.ts';
import {type RecordedRule, recordedRule} from './recorded.ts';
import {remarksOn} from './remarks.ts';
import {ruleSentence} from './rule-sentence.ts';

/** The explanation of a command: what it would do, or why the client or the API would refuse it. */
export type Explanation =
  | {
      readonly kind: 'rule';
      /** The rule that the command would make. */
      readonly rule: RecordedRule;
      /** Says who may then open connections to whom, and over what. */
      readonly says: string;
      /** The same without what holds for every rule. */
      readonly briefly: string;
      /** Warnings, most harmful first. */
      readonly remarks: readonly string[];
      /** The whole command, as the client takes it. */
      readonly real: string;
    }
  | {readonly kind: 'other'; readonly says: string; readonly real: string}
  | {
      readonly kind: 'refused';
      /** The client's error message. */
      readonly error: string;
      /** A hint what to type instead. */
      readonly hint: string;
    };

/** Says what a command that changed nothing is for. */
const describeShown = (called: CommandCall | null): string => {
  if (!called) return 'It only shows something. Nothing changes.';
  // Of the client's commands list and show are those that only show something.
  const {words, about} = called.command;
  return /\b(list|show)$/.test(words)
    ? `It only shows something: ${about.charAt(0).toLowerCase()}${about.slice(1)}. Nothing changes.`
    : 'Nothing changes.';
};

/**
 * Explains a command in a world, and does not change the world. It takes any command that the lab
 * knows, with or without `openstack` in front, and the short form of a rule.
 */
export const explain = (world: World, line: string): Explanation => {
  const answer = runCommand(world, line);
  return answer.ok
    ? explainAnswer(world, answer.value)
    : {kind: 'refused', error: answer.error.says, hint: answer.error.remedy};
};

/** Explains a command from its result. */
export const explainAnswer = (
  world: World,
  answer: Answer,
): Exclude<Explanation, {kind: 'refused'}> => {
  const {called, world: after, changes, command: real, remarks} = answer;
  const [first] = changes;
  if (first?.kind === 'rule-made' && called) {
    const {listed} = first;
    const {group, rule} = listed;
    return {
      kind: 'rule',
      rule: recordedRule(after, group, rule),
      ...ruleSentence(after, group, rule),
      remarks: [...remarksOn({world: after, listed, given: called.given}), ...remarks],
      real,
    };
  }
  const says = first
    ? describeChanges(world, after, changes).flatMap(({does, means}) => [does, ...means])
    : [describeShown(called)];
  return {kind: 'other', says: [...says, ...remarks].join(' '), real};
};
