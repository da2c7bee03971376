import type {Instance} from '../../network/platform.ts';
import {describeListed} from '../../reachability/words/explain-near-miss.ts';
import type {SecurityGroup} from '../../security-groups/rule.ts';
import {
  findGroup,
  groupsOf,
  listRules,
  rulesOfGroup,
  type World,
} from '../../security-groups/world.ts';
import {named} from '../../text/names.ts';
import {describeInstances} from './instance-words.ts';

type Change = (before: World, after: World) => readonly string[];

const rulesGone: Change = (before, after) => {
  const has = new Set(after.groups.flatMap(({rules}) => rules.map(({id}) => id)));
  return listRules(before)
    .filter(({rule, group}) => {
      const isOfGoneGroup = rule.remote.kind === 'group' && !findGroup(after, rule.remote.group);
      return !has.has(rule.id) && findGroup(after, group.id) && !isOfGoneGroup;
    })
    .map(
      listed =>
        `${describeListed(before, listed)} goes. What nothing else allows can no longer begin; connections that are there go on until they end.`,
    )
    .map(text => text.charAt(0).toUpperCase() + text.slice(1));
};

const groupsMade: Change = (before, after) =>
  after.groups
    .filter(({id}) => !findGroup(before, id))
    .map(
      ({name}) =>
        `${name} is made. A new group is not empty: it lets everything out, over IPv4 and IPv6, and nothing in.`,
    );

const counted = (count: number, what: string): string =>
  count === 0 ? `no ${what}s` : count === 1 ? `1 ${what}` : `${count} ${what}s`;

const groupsGone: Change = (before, after) =>
  before.groups
    .filter(({id}) => !findGroup(after, id))
    .map(({id, name}) => {
      const own = counted(rulesOfGroup(before, id).length, 'rule');
      const naming = listRules(before).filter(
        ({group, rule}) =>
          group.id !== id && rule.remote.kind === 'group' && rule.remote.group === id,
      ).length;
      const theirs =
        naming === 0 ? '' : `, and with it ${counted(naming, 'rule')} of other groups that name it`;
      return `${name} goes, with ${own} of its own${theirs}.`;
    });

const renamed: Change = (before, after) =>
  after.groups.flatMap(group => {
    const was = findGroup(before, group.id);
    if (!was) return [];
    return [
      ...(was.name === group.name ? [] : [`${was.name} is called ${group.name} from now on.`]),
      ...(was.description === group.description
        ? []
        : [`The description of ${group.name} changes, and nothing else.`]),
      ...(was.stateful === group.stateful
        ? []
        : [
            `${group.name} is made ${group.stateful ? 'stateful' : 'stateless'}; Calico treats every group as stateful.`,
          ]),
    ];
  });

const names = (groups: readonly SecurityGroup[]): string =>
  named(
    groups.map(({name}) => name),
    9,
  );

const membershipOf = (before: World, after: World, instance: Instance): readonly string[] => {
  const [had, has] = [groupsOf(before, instance), groupsOf(after, instance)];
  const gained = has.filter(group => !had.some(({id}) => id === group.id));
  const lost = had.filter(group => !has.some(({id}) => id === group.id));
  const empty = gained.filter(({rules}) => rules.length === 0);
  return [
    ...(gained.length > 0
      ? [
          `${instance.name} gets ${names(gained)}${had.length > 0 ? `, beside ${names(had)}` : ''}: what any of its groups allows is allowed, in and out.`,
        ]
      : []),
    ...(empty.length > 0
      ? [
          `${names(empty)} ${empty.length === 1 ? 'has' : 'have'} no rules yet, and so ${empty.length === 1 ? 'adds' : 'add'} nothing.`,
        ]
      : []),
    ...(lost.length > 0
      ? [
          `${instance.name} loses ${names(lost)}${has.length > 0 ? ` and keeps ${names(has)}` : ''}. What nothing else allows can no longer begin; connections that are there go on until they end.`,
        ]
      : []),
    ...(lost.length > 0 && has.length === 0
      ? ['It then has no group, and without one nothing passes, in or out.']
      : []),
  ];
};

const memberships: Change = (before, after) =>
  after.platform.instances
    .filter(({id}) => before.platform.instances.some(was => was.id === id))
    .filter(({id}) => before.memberships[id] !== after.memberships[id])
    .flatMap(instance => membershipOf(before, after, instance));

const changes: readonly Change[] = [
  rulesGone,
  groupsMade,
  groupsGone,
  renamed,
  describeInstances,
  memberships,
];

/** What a command changed that made no rule of its own, in sentences. */
export const describeChanges = (before: World, after: World): string =>
  changes.flatMap(change => change(before, after)).join(' ') || 'It changes the project.';
