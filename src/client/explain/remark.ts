import type {Given} from '../../arguments/parse.ts';
import type {Instance} from '../../network/platform.ts';
import {type ListedRule, membersOf, type World} from '../../security-groups/world.ts';
import {isEveryone} from './prefix-words.ts';

/** A rule that a command makes: where it is, the world with it, and the options that were given. */
export type RuleMade = {readonly world: World; readonly listed: ListedRule; readonly given: Given};

/** Something to be minded about a rule that is made, a sentence or two, if it is so. */
export type Remark = (made: RuleMade) => string | undefined;

/** Whether a rule lets in from everybody. */
export const isOpen = ({listed: {rule}}: RuleMade): boolean =>
  rule.direction === 'ingress' && isEveryone(rule.remote);

/** Whether anything is known of who has which group: an empty project says nothing of it. */
export const knowsMembers = ({memberships}: World): boolean =>
  Object.values(memberships).some(groups => groups.length > 0);

/** The instances that have the group of the rule. */
export const members = ({world, listed}: RuleMade): readonly Instance[] =>
  membersOf(world, listed.group.id);
