import {flag, option, positional, repeated} from '../../arguments/argument.ts';
import type {Given} from '../../arguments/parse.ts';
import {failure, type Result, success} from '../../result.ts';
import type {SecurityGroup} from '../../security-groups/rule.ts';
import {type GroupChange, updateGroup} from '../../security-groups/update-group.ts';
import type {World} from '../../security-groups/world.ts';
import type {Command, Done} from '../command.ts';
import {lookUpGroup} from '../lookup.ts';
import {nothing} from '../output/output.ts';
import {type Refusal, refusedByApi} from '../refusal.ts';
import {extraProperty} from '../usual-options.ts';

const groupAsked = positional('group', '<group>', 'the group, by name or id');
const newName = option('--name', '<new-name>', 'its new name');
const newDescription = option('--description', '<description>', 'its new description');
const stateful = flag('--stateful', 'replies need no rule', {either: 'state'});
const stateless = flag('--stateless', 'taken and kept, but Calico treats the group as stateful', {
  either: 'state',
});
const tag = repeated('--tag', '<tag>', 'a word to mark it with; may be repeated');
const noTag = flag('--no-tag', 'without the tags it had');
const tagGone = repeated('--tag', '<tag>', 'a tag to take off; may be repeated', {either: 'tags'});
const allTag = flag('--all-tag', 'all of its tags', {either: 'tags'});

const isAsItWas = (group: SecurityGroup, change: GroupChange): boolean => {
  const {name, description, stateful, tags = []} = {...group, ...change};
  return (
    name === group.name &&
    description === group.description &&
    stateful === group.stateful &&
    tags.join('\n') === (group.tags ?? []).join('\n')
  );
};

/** Changes a group; the world stays the same value if there is nothing to change. */
const change = (world: World, group: SecurityGroup, what: GroupChange): Result<Done, Refusal> => {
  const changed = updateGroup(world, group, what);
  if (!changed.ok) return failure(refusedByApi(changed.error, what.name));
  return isAsItWas(group, what)
    ? success({world, output: nothing, remarks: ['That changes nothing.']})
    : success({world: changed.value, output: nothing});
};

/**
 * The tags of a group after `--tag`, which adds some, and `--no-tag`, which removes the old ones.
 */
const tagsAfter = ({tags = []}: SecurityGroup, given: Given): readonly string[] => [
  ...new Set([...(given.of(noTag) ? [] : tags), ...given.of(tag)]),
];

/**
 * `openstack security group set`: changes the name, the description, the tags of a group, or
 * whether it is stateful.
 */
export const securityGroupSet: Command = {
  words: 'security group set',
  about: 'Rename or describe a security group',
  explains:
    'What is allowed stays as it is: rules are made and deleted, never changed. The default group cannot be renamed, and a group in use cannot become stateful or stateless.',
  example: "openstack security group set --name web --description 'web servers' sg-public",
  takes: [extraProperty, groupAsked, newName, newDescription, stateful, stateless, tag, noTag],
  shows: 'nothing',
  run: (world, given) => {
    const group = lookUpGroup(world, given.of(groupAsked));
    if (!group.ok) return group;
    const [name, description] = [given.of(newName), given.of(newDescription)];
    const isStateful = given.of(stateful) || (given.of(stateless) ? false : undefined);
    return change(world, group.value, {
      ...(name === undefined ? {} : {name}),
      ...(description === undefined ? {} : {description}),
      ...(isStateful === undefined ? {} : {stateful: isStateful}),
      ...(given.has(tag) || given.of(noTag) ? {tags: tagsAfter(group.value, given)} : {}),
    });
  },
};

/** `openstack security group unset`: removes tags from a group. */
export const securityGroupUnset: Command = {
  words: 'security group unset',
  about: 'Take tags off a security group',
  explains: 'A tag is a word that the project marks a group with; it decides nothing.',
  example: 'openstack security group unset --all-tag sg-public',
  takes: [groupAsked, tagGone, allTag],
  shows: 'nothing',
  run: (world, given) => {
    const group = lookUpGroup(world, given.of(groupAsked));
    if (!group.ok) return group;
    const {tags = []} = group.value;
    const gone = given.of(allTag) ? tags : given.of(tagGone);
    return change(world, group.value, {tags: tags.filter(each => !gone.includes(each))});
  },
};
