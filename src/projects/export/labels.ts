import type {GroupId} from '../../security-groups/rule.ts';
import type {World} from '../../security-groups/world.ts';
import {defaultGroupOf, groupsToMake} from './default-group.ts';

/** What is left of a name in lower-case letters, digits and underscores: `sg-Web 1` is `sg_web_1`. */
const simplified = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

/**
 * A label for each name, in order, that is valid and unique as a variable of a shell and as a
 * label in Terraform. Each begins with `start`, so that no name becomes a variable that means
 * something already, like `http_proxy`.
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

/** The label of each security group, by id; only the default group is called `default_group`. */
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

/** A text for a comment: of one line, and nothing in it that would steer a terminal. */
export const inComment = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]/gu, '\uFFFD');
