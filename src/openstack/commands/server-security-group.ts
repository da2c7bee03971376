import type {Instance} from '../../network/platform.ts';
import {failure, type Result, success} from '../../result.ts';
import {type ApiError, conflict, notFound} from '../../security-groups/api-error.ts';
import {addToInstance, removeFromInstance} from '../../security-groups/change.ts';
import type {GroupId, SecurityGroup} from '../../security-groups/rule.ts';
import type {World} from '../../security-groups/world.ts';
import type {Command} from '../command.ts';
import {doEach} from '../each.ts';
import {lookUpGroup, lookUpServer} from '../lookup.ts';
import type {Given, Options} from '../parser.ts';
import {type Refusal, refusedByApi} from '../refusal.ts';
import {nothing} from '../table.ts';

type Change = (world: World, instance: Instance, group: GroupId) => Result<World, ApiError>;

/** How the two commands differ. */
type Verb = {
  readonly change: Change;
  /** `add` or `remove`, `to` or `from`, `added` or `removed`: the client's words. */
  readonly verb: string;
  readonly joint: string;
  readonly done: string;
};

const declare =
  (groupsHelp: string) =>
  (options: Options): void => {
    options.add_argument('server', {metavar: '<server>', help: 'Server (name or ID)'});
    options.add_argument('security_groups', {
      metavar: '<security-group>',
      nargs: '+',
      help: groupsHelp,
    });
  };

/**
 * Finds a group as the compute API does: the client hands the name on as typed, and Nova looks
 * it up and words the error (nova/network/security_group_api.py).
 */
const lookUpInNova = (world: World, text: string): Result<SecurityGroup, Refusal> => {
  const group = lookUpGroup(world, text);
  if (group.ok) return group;
  const {says, remedy} = group.error;
  return failure(
    refusedByApi(
      says.startsWith('More than one')
        ? conflict(
            'NoUniqueMatch',
            `Multiple security_group matches found for name '${text}', use an ID to be more specific.`,
            remedy,
          )
        : notFound(
            'SecurityGroupNotFound',
            `Security group ${text} is not found for project ${world.platform.project}`,
            remedy,
          ),
    ),
  );
};

const run =
  ({change, verb, joint, done}: Verb) =>
  (world: World, given: Given) => {
    const server = lookUpServer(world, given.text('server') ?? '');
    if (!server.ok) return server;
    const texts = {
      about: (target: string) =>
        `Failed to ${verb} security group with name or ID '${target}' ${joint} server '${server.value.id}'`,
      sum: `security groups were not ${done}.`,
    };
    const after = doEach(world, given.texts('security_groups'), texts, (between, target) => {
      const group = lookUpInNova(between, target);
      if (!group.ok) return group;
      const changed = change(between, server.value, group.value.id);
      // Nova names the group as it was typed, where Neutron would name its id.
      return changed.ok
        ? changed
        : failure(
            refusedByApi({
              ...changed.error,
              says:
                changed.error.status === 404
                  ? changed.error.says.replace(group.value.id, () => target)
                  : changed.error.says,
            }),
          );
    });
    return after.ok ? success({world: after.value, output: nothing}) : after;
  };

/** `openstack server add security group`: puts one group or several on an instance. */
export const serverAddSecurityGroup: Command = {
  words: 'server add security group',
  about: 'Add security group(s) to server',
  declare: declare(
    'Security group(s) to add to the server (name or ID) (repeat option to add multiple groups)',
  ),
  run: run({change: addToInstance, verb: 'add', joint: 'to', done: 'added'}),
};

/** `openstack server remove security group`: takes one group or several off an instance. */
export const serverRemoveSecurityGroup: Command = {
  words: 'server remove security group',
  about: 'Remove security group from server',
  declare: declare(
    'Security group(s) to remove from server (name or ID) (repeat option to remove multiple groups)',
  ),
  run: run({change: removeFromInstance, verb: 'remove', joint: 'from', done: 'removed'}),
};
