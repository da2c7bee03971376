import {type Argument, positional, several} from '../../arguments/argument.ts';
import type {Given} from '../../arguments/parse.ts';
import type {Instance} from '../../network/platform.ts';
import {failure, type Result, success} from '../../result.ts';
import {type ApiError, conflict, notFound} from '../../security-groups/api-error.ts';
import {addToInstance, removeFromInstance} from '../../security-groups/change.ts';
import type {GroupId, SecurityGroup} from '../../security-groups/rule.ts';
import type {World} from '../../security-groups/world.ts';
import type {Command} from '../command.ts';
import {doEach} from '../each.ts';
import {lookUpGroup, lookUpServer} from '../lookup.ts';
import {nothing} from '../output/output.ts';
import {type Refusal, refusedByApi} from '../refusal.ts';
import {differencesOf} from '../versions.ts';

type Change = (
  world: World,
  instance: Instance,
  group: GroupId,
  typed: string,
) => Result<World, ApiError>;

/** The differences between the two commands. */
type Verb = {
  readonly words: string;
  readonly groups: Argument<readonly string[]>;
  readonly change: Change;
  /** `add` or `remove`, `to` or `from`, `added` or `removed`: the client's words. */
  readonly verb: string;
  readonly joint: string;
  readonly done: string;
};

const serverAsked = positional('server', '<server>', 'the instance, by name or id');
const groupsAsked = (means: string) => several('security_groups', '<security-group>', means);
const groupsToAdd = groupsAsked('a group to give it, by name or id');
const groupsToRemove = groupsAsked('a group to take off it, by name or id');

/**
 * Finds a group as the compute API does: the client passes the name on as typed, and Nova looks it
 * up and words the error (nova/network/security_group_api.py).
 */
const lookUpInNova = (world: World, text: string): Result<SecurityGroup, Refusal> => {
  const group = lookUpGroup(world, text);
  if (group.ok) return group;
  const {why, remedy} = group.error;
  return failure(
    refusedByApi(
      why === 'several'
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
  ({words, groups, change, verb, joint, done}: Verb) =>
  (world: World, given: Given) => {
    const server = lookUpServer(world, given.of(serverAsked));
    if (!server.ok) return server;
    const texts = {
      about: (target: string) =>
        `Failed to ${verb} security group with name or ID '${target}' ${joint} server '${server.value.id}'`,
      sum: `security groups were not ${done}.`,
    };
    const after = doEach(world, given.of(groups), texts, (between, target) => {
      const group = lookUpInNova(between, target);
      if (!group.ok) return group;
      const changed = change(between, server.value, group.value.id, target);
      return changed.ok ? changed : failure(refusedByApi(changed.error));
    });
    const remarks = differencesOf(words).map(({says}) => says);
    return after.ok
      ? success({
          world: after.value,
          output: nothing,
          remarks: given.of(groups).length > 1 ? remarks : [],
        })
      : after;
  };

const add = 'server add security group';
const remove = 'server remove security group';

/** `openstack server add security group`: adds one group or several to an instance. */
export const serverAddSecurityGroup: Command = {
  words: add,
  about: 'Give an instance a security group or several',
  explains:
    'The instance then may do what the rules of any of its groups allow. It takes effect at once, on all interfaces of the instance.',
  example: `openstack ${add} public sg-public`,
  takes: [serverAsked, groupsToAdd],
  shows: 'nothing',
  run: run({
    words: add,
    groups: groupsToAdd,
    change: addToInstance,
    verb: 'add',
    joint: 'to',
    done: 'added',
  }),
};

/** `openstack server remove security group`: removes one group or several from an instance. */
export const serverRemoveSecurityGroup: Command = {
  words: remove,
  about: 'Take a security group or several off an instance',
  explains:
    'An instance without any group neither sends nor receives anything. Connections that are there already stay.',
  example: `openstack ${remove} public default`,
  takes: [serverAsked, groupsToRemove],
  shows: 'nothing',
  run: run({
    words: remove,
    groups: groupsToRemove,
    change: removeFromInstance,
    verb: 'remove',
    joint: 'from',
    done: 'removed',
  }),
};
