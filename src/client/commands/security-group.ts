import {flag, option, positional, repeated, several} from '../../arguments/argument.ts';
import {failure, success} from '../../result.ts';
import {createGroup, deleteGroup} from '../../security-groups/change.ts';
import {listGroups, overGroupQuota} from '../../security-groups/world.ts';
import type {Command} from '../command.ts';
import {doEach, namedTwice} from '../each.ts';
import {lookUpGroup} from '../lookup.ts';
import {cell, nothing} from '../output/output.ts';
import {groupRecord} from '../output/records.ts';
import {refusedByApi} from '../refusal.ts';
import {filterByTags, tagFilters} from '../tags.ts';
import {allProjects, extraProperty, pageOptions, projectOptions} from '../usual-options.ts';

const newName = positional('name', '<name>', 'the name of the group');
const note = option('--description', '<description>', 'a note; the name unless given');
const stateless = flag('--stateless', 'taken and kept, but Calico treats the group as stateful', {
  either: 'state',
});
const tag = repeated('--tag', '<tag>', 'a word to mark it with; may be repeated', {
  either: 'tags',
});
const groupsAsked = several('group', '<group>', 'a group by name or id');
const groupAsked = positional('group', '<group>', 'a group by name or id');
const share = flag('--share', 'only groups that other projects share; the lab has none', {
  either: 'share',
});

/**
 * `openstack security group create`: makes a group. Without a description the client sends the name
 * as the description (openstackclient/network/v2/security_group.py).
 */
export const securityGroupCreate: Command = {
  words: 'security group create',
  about: 'Make a security group',
  explains:
    'A new group is not empty: two rules let everything out, over IPv4 and IPv6. It does nothing until an instance has it: openstack server add security group. A project may have 10 groups and 100 rules.',
  example: 'openstack security group create web',
  takes: [
    extraProperty,
    newName,
    note,
    flag('--stateful', 'replies need no rule; so unless said', {either: 'state'}),
    stateless,
    ...projectOptions,
    tag,
    flag('--no-tag', 'no such words', {either: 'tags'}),
  ],
  shows: 'one',
  run: (world, given) => {
    const full = overGroupQuota(world);
    const name = given.of(newName);
    const tags = [...new Set(given.of(tag))];
    const created = createGroup(world, {
      name,
      description: given.of(note) ?? name,
      stateful: !given.of(stateless),
      ...(tags.length > 0 ? {tags} : {}),
    });
    if (!created.ok) return failure(refusedByApi(created.error, name));
    if (full) return failure(refusedByApi(full));
    return success({
      world: created.value.world,
      output: groupRecord(created.value.world, created.value.made),
      remarks: given.of(stateless)
        ? ['Calico keeps the state of every connection all the same: replies pass without a rule.']
        : [],
    });
  },
};

/** `openstack security group delete`: deletes one group or several, by name or id. */
export const securityGroupDelete: Command = {
  words: 'security group delete',
  about: 'Delete one security group or several',
  explains:
    'Rules of other groups that name it as their far end go with it. A group that an instance has is in use and stays; so does the default group.',
  example: 'openstack security group delete web',
  takes: [groupsAsked],
  shows: 'nothing',
  run: (world, given) => {
    const texts = {
      about: (target: string) => `Failed to delete security group with name or ID '${target}'`,
      sum: 'groups failed to delete.',
    };
    const after = doEach(world, given.of(groupsAsked), texts, (between, target) => {
      const group = lookUpGroup(between, target);
      if (!group.ok) {
        const {says} = group.error;
        return lookUpGroup(world, target).ok ? failure(namedTwice(says, target)) : group;
      }
      const done = deleteGroup(between, group.value.id);
      return done.ok ? done : failure(refusedByApi(done.error));
    });
    return after.ok ? success({world: after.value, output: nothing}) : after;
  },
};

/**
 * `openstack security group list`: lists the project's groups, in the order in which the lab
 * numbers their rules.
 */
export const securityGroupList: Command = {
  words: 'security group list',
  about: 'List the security groups of the project',
  explains: 'Names need not be unique; the id always is.',
  example: 'openstack security group list -c Name -c Description',
  takes: [
    allProjects,
    ...projectOptions,
    ...tagFilters,
    share,
    flag('--no-share', 'only groups of the project alone', {either: 'share'}),
    ...pageOptions,
  ],
  shows: 'list',
  run: (world, given) => {
    // The lab's groups are all the project's own.
    const groups = given.of(share) ? [] : filterByTags(listGroups(world), given);
    return success({
      world,
      output: {
        kind: 'table',
        columns: ['ID', 'Name', 'Description', 'Project', 'Tags', 'Shared'],
        rows: groups.map(({id, name, description, tags = []}) => ({
          cells: [id, name, description, world.platform.project, tags, false].map(cell),
        })),
      },
    });
  },
};

/** `openstack security group show`: shows one group with its rules, by name or id. */
export const securityGroupShow: Command = {
  words: 'security group show',
  about: 'Show one security group and its rules',
  explains:
    'The field rules has a line for each rule; security group rule list shows them as a table. Who has the group stands with the instances: openstack server show.',
  example: 'openstack security group show default',
  takes: [groupAsked],
  shows: 'one',
  run: (world, given) => {
    const group = lookUpGroup(world, given.of(groupAsked));
    return group.ok ? success({world, output: groupRecord(world, group.value)}) : group;
  },
};
