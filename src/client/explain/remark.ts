import type {Given} from '../../arguments/parse.ts';
import type {Instance} from '../../network/platform.ts';
import {type ListedRule, membersOf, type World} from '../../security-groups/world.ts';
import {isEveryone} from './prefix-words.ts';

/**
 * A rule that a command makes, with its group, the world that has it, and the options that were
 * given.
 */
export type RuleMade = {readonly world: World; readonly listed: ListedRule; readonly given: Given};

/**
 * Says something noteworthy about a new rule, in a sentence or two; undefined if it does not apply.
 */
export type Remark = (made: RuleMade) => string | undefined;

/** Whether a rule is ingress from everybody. */
export const isOpen = ({listed: {rule}}: RuleMade): boolean =>
  rule.direction === 'ingress' && isEveryone(rule.remote);

/** Whether memberships are known; a project without any says nothing about them. */
export const knowsMembers = ({memberships}: World): boolean =>
  Object.values(memberships).some(groups => groups.length > 0);

/** The members of the rule's group. */
export const members = ({world, listed}: RuleMade): readonly Instance[] =>
  membersOf(world, listed.group.id);
