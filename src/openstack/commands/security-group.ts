import {failure, success} from '../../result.ts';
import {createGroup, deleteGroup} from '../../security-groups/change.ts';
import {listGroups} from '../../security-groups/world.ts';
import {type Command, declareExtraProperty, declarePages, declareProject} from '../command.ts';
import {doEach, namedTwice} from '../each.ts';
import {lookUpGroup} from '../lookup.ts';
import {groupRecord} from '../records.ts';
import {refusedByApi} from '../refusal.ts';
import {cell, nothing} from '../table.ts';

/**
 * `openstack security group create`. The description is the name unless given
 * (openstackclient/network/v2/security_group.py). Tags are taken without effect.
 */
export const securityGroupCreate: Command = {
  words: 'security group create',
  about: 'Create a new security group',
  declare: options => {
    declareExtraProperty(options);
    options.add_argument('name', {metavar: '<name>', help: 'New security group name'});
    options.add_argument('--description', {
      metavar: '<description>',
      help: 'Security group description',
    });
    const stateful = options.add_mutually_exclusive_group();
    stateful.add_argument('--stateful', {
      action: 'store_true',
      help: 'Security group is stateful (default)',
    });
    stateful.add_argument('--stateless', {
      action: 'store_true',
      help: 'Security group is stateless',
    });
    declareProject(options);
    const tags = options.add_mutually_exclusive_group();
    tags.add_argument('--tag', {
      action: 'append',
      metavar: '<tag>',
      help: 'Tag to be added to the security group (repeat option to set multiple tags)',
    });
    tags.add_argument('--no-tag', {
      action: 'store_true',
      help: 'No tags associated with the security group',
    });
  },
  run: (world, given) => {
    const name = given.text('name') ?? '';
    const created = createGroup(world, {
      name,
      description: given.text('description') ?? name,
      stateful: !given.has('stateless'),
    });
    return created.ok
      ? success({
          world: created.value.world,
          output: groupRecord(created.value.world, created.value.made),
        })
      : failure(refusedByApi(created.error));
  },
};

/** `openstack security group delete`: one group or several, by name or id. */
export const securityGroupDelete: Command = {
  words: 'security group delete',
  about: 'Delete security group(s)',
  declare: options => {
    options.add_argument('group', {
      metavar: '<group>',
      nargs: '+',
      help: 'Security group(s) to delete (name or ID)',
    });
  },
  run: (world, given) => {
    const texts = {
      about: (target: string) => `Failed to delete security group with name or ID '${target}'`,
      sum: 'groups failed to delete.',
    };
    const after = doEach(world, given.texts('group'), texts, (between, target) => {
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

/** `openstack security group list`: the project's groups, in the order the lab numbers rules by. */
export const securityGroupList: Command = {
  words: 'security group list',
  about: 'List security groups',
  declare: options => {
    declareProject(options);
    const shared = options.add_mutually_exclusive_group();
    shared.add_argument('--share', {
      action: 'store_true',
      help: 'List only security groups shared between projects',
    });
    shared.add_argument('--no-share', {
      action: 'store_true',
      help: 'List only security groups not shared between projects',
    });
    declarePages(options);
  },
  run: (world, given) => ({
    ok: true,
    value: {
      world,
      output: {
        kind: 'table',
        columns: ['ID', 'Name', 'Description', 'Project', 'Tags', 'Shared'],
        // The lab's groups are all the project's own.
        rows: (given.has('share') ? [] : listGroups(world)).map(({id, name, description}) => [
          id,
          name,
          description,
          world.platform.project,
          '[]',
          cell(false),
        ]),
      },
    },
  }),
};

/** `openstack security group show`: one group with its rules, by name or id. */
export const securityGroupShow: Command = {
  words: 'security group show',
  about: 'Display security group details',
  declare: options => {
    options.add_argument('group', {
      metavar: '<group>',
      help: 'Security group to display (name or ID)',
    });
  },
  run: (world, given) => {
    const group = lookUpGroup(world, given.text('group') ?? '');
    return group.ok ? success({world, output: groupRecord(world, group.value)}) : group;
  },
};
