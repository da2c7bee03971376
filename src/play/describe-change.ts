import type {Answer} from '../client/command-line.ts';
import {describeChanges} from '../client/explain/change-words.ts';
import {listRules, membersOf, type World} from '../security-groups/world.ts';
import {type Said, sayAll} from './said.ts';

/**
 * Says that rules have new numbers because others were deleted, if an instance has such a rule,
 * since the next command may use a number.
 */
const movedNumbers = (before: World, after: World): readonly string[] => {
  const were = new Map(listRules(before).map(({rule, number}) => [rule.id, number]));
  const moved = listRules(after).find(({rule, group, number}) => {
    const was = were.get(rule.id);
    return was !== undefined && was > number && membersOf(after, group.id).length > 0;
  });
  return moved
    ? [`Numbers have moved: what was rule ${were.get(moved.rule.id)} is rule ${moved.number} now.`]
    : [];
};

/** Says what a command changed, in a line each. The real client prints a page or nothing there. */
export const describeChange = (before: World, {world, changes}: Answer): readonly Said[] =>
  sayAll('plain', [
    ...describeChanges(before, world, changes).flatMap(({did, means}) => [did, ...means]),
    ...movedNumbers(before, world),
  ]);
