import type {GroupId} from '../../security-groups/rule.ts';
import type {World} from '../../security-groups/world.ts';
import {defaultGroupOf, groupsToMake} from './default-group.ts';

/** Reduces a name to lower-case letters, digits and underscores: `sg-Web 1` becomes `sg_web_1`. */
const simplified = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

/**
 * Makes a label for each name, in order. A label is unique, and valid as a variable of a shell and
 * as a label in Terraform. It begins with `start`, so that no name becomes a variable that already
 * has a meaning, like `http_proxy`.
 */
export const labelsFor = (names: readonly string[], start: string): readonly string[] => {
  const taken = new Set<string>();
  return names.map(name => {
    const simple = simplified(name);
    const isMarked = simple === start || simple.startsWith(`${start}_`);
    const label = isMarked ? simple : [start, simple].filter(part => part !== '').join('_');
    let free = label;
    for (let count = 2; taken.has(free); count += 1) free = `${label}_${count}`;
    taken.add(free);
    return free;
  });
};

/**
 * The label of each security group, by the group's id. Only the default group has `default_group`.
 */
export const groupLabels = (world: World): ReadonlyMap<GroupId, string> => {
  const groups = groupsToMake(world);
  const labels = labelsFor(
    groups.map(({name}) => name),
    'sg',
  );
  const own = defaultGroupOf(world);
  return new Map([
    ...groups.map(({id}, index) => [id, labels[index] ?? ''] as const),
    ...(own ? [[own.group.id, 'default_group'] as const] : []),
  ]);
};

/** Makes a text safe for a comment: it stays in one line and cannot steer a terminal. */
export const inComment = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]/gu, '\uFFFD');
