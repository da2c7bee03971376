import {failure, type Result, success} from '../../result.ts';
import type {SecurityGroup} from '../../security-groups/rule.ts';
import {type GroupChange, updateGroup} from '../../security-groups/update-group.ts';
import type {World} from '../../security-groups/world.ts';
import {extraProperty, flag, option, positional} from '../arguments.ts';
import type {Command, Done} from '../command.ts';
import {lookUpGroup} from '../lookup.ts';
import {nothing} from '../output/output.ts';
import type {Given} from '../parser.ts';
import {type Refusal, refusedByApi} from '../refusal.ts';

const isAsItWas = (group: SecurityGroup, change: GroupChange): boolean => {
  const {name, description, stateful, tags = []} = {...group, ...change};
  return (
    name === group.name &&
    description === group.description &&
    stateful === group.stateful &&
    tags.join('\n') === (group.tags ?? []).join('\n')
  );
};

/** Changes a group, or leaves the world the same value when there is nothing to change. */
const change = (world: World, group: SecurityGroup, what: GroupChange): Result<Done, Refusal> => {
  const changed = updateGroup(world, group, what);
  if (!changed.ok) return failure(refusedByApi(changed.error, what.name));
  return isAsItWas(group, what)
    ? success({world, output: nothing, remarks: ['That changes nothing.']})
    : success({world: changed.value, output: nothing});
};

/** The tags after `--tag` and `--no-tag`: added to those there are, or put in their place. */
const tagsAfter = ({tags = []}: SecurityGroup, given: Given): readonly string[] => [
  ...new Set([...(given.has('no_tag') ? [] : tags), ...given.texts('tag')]),
];

/** `openstack security group set`: name, description, stateful and tags of a group. */
export const securityGroupSet: Command = {
  words: 'security group set',
  about: 'Rename or describe a security group',
  explains:
    'What is allowed stays as it is: rules are made and deleted, never changed. The default group cannot be renamed, and a group in use cannot become stateful or stateless.',
  example: "openstack security group set --name web --description 'web servers' sg-public",
  takes: [
    extraProperty,
    positional('group', '<group>', 'the group, by name or id'),
    option('--name', '<new-name>', 'its new name'),
    option('--description', '<description>', 'its new description'),
    flag('--stateful', 'replies need no rule', {either: 'state'}),
    flag('--stateless', 'taken and kept, but Calico treats the group as stateful', {
      either: 'state',
    }),
    option('--tag', '<tag>', 'a word to mark it with; may be repeated', {times: 'repeated'}),
    flag('--no-tag', 'without the tags it had'),
  ],
  shows: 'nothing',
  run: (world, given) => {
    const group = lookUpGroup(world, given.text('group') ?? '');
    if (!group.ok) return group;
    const [name, description] = [given.text('name'), given.text('description')];
    const isStateful = given.has('stateful') || (given.has('stateless') ? false : undefined);
    return change(world, group.value, {
      ...(name === undefined ? {} : {name}),
      ...(description === undefined ? {} : {description}),
      ...(isStateful === undefined ? {} : {stateful: isStateful}),
      ...(given.isGiven('tag') || given.has('no_tag') ? {tags: tagsAfter(group.value, given)} : {}),
    });
  },
};

/** `openstack security group unset`: takes tags off a group. */
export const securityGroupUnset: Command = {
  words: 'security group unset',
  about: 'Take tags off a security group',
  explains: 'A tag is a word that the project marks a group with; it decides nothing.',
  example: 'openstack security group unset --all-tag sg-public',
  takes: [
    positional('group', '<group>', 'the group, by name or id'),
    option('--tag', '<tag>', 'a tag to take off; may be repeated', {
      times: 'repeated',
      either: 'tags',
    }),
    flag('--all-tag', 'all of its tags', {either: 'tags'}),
  ],
  shows: 'nothing',
  run: (world, given) => {
    const group = lookUpGroup(world, given.text('group') ?? '');
    if (!group.ok) return group;
    const {tags = []} = group.value;
    const gone = given.has('all_tag') ? tags : given.texts('tag');
    return change(world, group.value, {tags: tags.filter(tag => !gone.includes(tag))});
  },
};
