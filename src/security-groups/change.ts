import type {Instance, Platform} from '../network/platform.ts';
import {uuidFor} from '../network/uuid.ts';
import {failure, type Result, success} from '../result.ts';
import {type ApiError, badRequest, conflict, notFound} from './api-error.ts';
import {ruleKey, sameRule, withRule} from './duplicate.ts';
import {
  type GroupId,
  groupId,
  type RuleBody,
  type RuleId,
  ruleId,
  type SecurityGroup,
  type SecurityGroupRule,
} from './rule.ts';
import {
  defaultGroupName,
  defaultQuota,
  findGroup,
  findRule,
  membersOf,
  type World,
} from './world.ts';

/** A world after a change, with the thing that the change made. */
export type Made<Thing> = {readonly world: World; readonly made: Thing};

/** A rule's id depends on its group and on what it allows, so a save never deletes another rule. */
const idOfRule = (group: GroupId, body: RuleBody): RuleId =>
  ruleId(uuidFor(`${group} ${ruleKey(body)}`));

/** A group's id depends on its name, and on how many of that name there are. */
const idOfGroup = (world: Pick<World, 'groups'>, name: string): GroupId => {
  const taken = new Set(world.groups.map(({id}) => id));
  for (let count = 1; ; count += 1) {
    const id = groupId(uuidFor(`security group ${name} ${count}`));
    if (!taken.has(id)) return id;
  }
};

const withGroup = (world: World, changed: SecurityGroup): World => ({
  ...world,
  groups: world.groups.map(group => (group.id === changed.id ? changed : group)),
});

const noSuchGroup = (id: GroupId): ApiError =>
  notFound(
    'SecurityGroupNotFound',
    `Security group ${id} does not exist`,
    'List the groups there are: openstack security group list',
  );

/**
 * The rule that every new group begins with, for one version of IP: all egress (Neutron's default
 * template).
 */
const initialEgress = (ethertype: RuleBody['ethertype']): RuleBody => ({
  direction: 'egress',
  ethertype,
  traffic: {kind: 'any'},
  remote: {kind: 'any'},
  description: '',
});

/**
 * Adds a rule to a group. It is refused with 409 when the group has the same rule already, and with
 * 404 when a group is missing.
 */
export const createRule = (
  world: World,
  groupId: GroupId,
  body: RuleBody,
): Result<Made<SecurityGroupRule>, ApiError> => {
  const group = findGroup(world, groupId);
  if (!group) return failure(noSuchGroup(groupId));
  if (body.remote.kind === 'group' && !findGroup(world, body.remote.group)) {
    return failure(noSuchGroup(body.remote.group));
  }
  const same = sameRule(group.rules, body);
  if (same) {
    return failure(
      conflict(
        'SecurityGroupRuleExists',
        `Security group rule already exists. Rule id is ${same.id}.`,
        `${group.name} has this rule already; nothing needs to be added.`,
      ),
    );
  }
  const made: SecurityGroupRule = {...body, id: idOfRule(group.id, body)};
  return success({world: withGroup(world, {...group, rules: withRule(group.rules, made)}), made});
};

/**
 * The rules of the default group of a new project: its members may talk to each other, and may send
 * to everyone (Neutron's template for the default group).
 */
export const defaultGroupRules = (id: GroupId): readonly RuleBody[] => {
  const fromItself = (ethertype: RuleBody['ethertype']): RuleBody => ({
    direction: 'ingress',
    ethertype,
    traffic: {kind: 'any'},
    remote: {kind: 'group', group: id},
    description: '',
  });
  return [initialEgress('IPv4'), initialEgress('IPv6'), fromItself('IPv4'), fromItself('IPv6')];
};

/** A new project: its only group is the default group, which no instance has yet. */
export const newProject = (platform: Platform): World => {
  const id = idOfGroup({groups: []}, defaultGroupName);
  const group: SecurityGroup = {
    id,
    name: defaultGroupName,
    description: 'Default security group',
    stateful: true,
    rules: defaultGroupRules(id).map(body => ({...body, id: idOfRule(id, body)})),
  };
  return {platform, groups: [group], memberships: {}, quota: defaultQuota};
};

/** What a request for a new group says. Neutron adds the first rules by itself. */
export type GroupRequest = Pick<SecurityGroup, 'name' | 'description' | 'stateful' | 'tags'>;

/**
 * Makes a security group. As in Neutron, it is not empty: its first rules allow all egress. It is
 * refused with 409 when it would be a second default group.
 */
export const createGroup = (
  world: World,
  request: GroupRequest,
): Result<Made<SecurityGroup>, ApiError> => {
  if (request.name.toLowerCase() === defaultGroupName) {
    return failure(
      conflict(
        'SecurityGroupDefaultAlreadyExists',
        'Default security group already exists.',
        'Choose another name; every project has its one default group from the start.',
      ),
    );
  }
  const id = idOfGroup(world, request.name);
  const rules = (['IPv4', 'IPv6'] as const)
    .map(initialEgress)
    .map(body => ({...body, id: idOfRule(id, body)}));
  const made: SecurityGroup = {...request, id, rules};
  return success({world: {...world, groups: [...world.groups, made]}, made});
};

/**
 * Deletes a security group, and every rule that names it as its remote. It is refused with 409
 * while an instance has the group, or when it is the default group.
 */
export const deleteGroup = (world: World, id: GroupId): Result<World, ApiError> => {
  const group = findGroup(world, id);
  if (!group) return failure(noSuchGroup(id));
  if (group.name === defaultGroupName) {
    return failure(
      conflict(
        'SecurityGroupCannotRemoveDefault',
        'Insufficient rights for removing default security group.',
        'The default group stays; take it off an instance instead: openstack server remove security group INSTANCE default',
      ),
    );
  }
  const member = membersOf(world, id)[0];
  if (member) {
    return failure(
      conflict(
        'SecurityGroupInUse',
        `Security Group ${id} in use.`,
        `Take it off first: openstack server remove security group ${member.name} ${group.name}`,
      ),
    );
  }
  const groups = world.groups
    .filter(other => other.id !== id)
    .map(other => ({
      ...other,
      rules: other.rules.filter(({remote}) => remote.kind !== 'group' || remote.group !== id),
    }));
  return success({...world, groups});
};

/** Deletes a rule. It is refused with 404 when there is no rule of that id. */
export const deleteRule = (world: World, id: RuleId): Result<World, ApiError> => {
  const listed = findRule(world, id);
  if (!listed) {
    return failure(
      notFound(
        'SecurityGroupRuleNotFound',
        `Security group rule ${id} does not exist`,
        'List the rules there are: openstack security group rule list',
      ),
    );
  }
  const {group} = listed;
  return success(withGroup(world, {...group, rules: group.rules.filter(rule => rule.id !== id)}));
};

/**
 * Adds a security group to an instance. It is refused with 404 when there is no such group, and
 * with 400 when the instance has it already.
 */
export const addToInstance = (
  world: World,
  instance: Instance,
  id: GroupId,
): Result<World, ApiError> => {
  const group = findGroup(world, id);
  if (!group) return failure(noSuchGroup(id));
  const groups = world.memberships[instance.id] ?? [];
  return groups.includes(id)
    ? failure(
        badRequest(
          'HTTPBadRequest',
          `Invalid input for security_groups. Reason: Duplicate items in the list: '${id}'.`,
          `${instance.name} has ${group.name} already; nothing needs to be added.`,
        ),
      )
    : success({...world, memberships: {...world.memberships, [instance.id]: [...groups, id]}});
};

/**
 * Removes a security group from an instance. It is refused with 404 when the instance does not have
 * the group; the message names the group as the learner typed it, as Nova does.
 */
export const removeFromInstance = (
  world: World,
  instance: Instance,
  id: GroupId,
  typed: string = id,
): Result<World, ApiError> => {
  const groups = world.memberships[instance.id] ?? [];
  if (!groups.includes(id)) {
    return failure(
      notFound(
        'NotFoundException',
        `Security group ${typed} not associated with the instance ${instance.id}`,
        `See which groups it has: openstack server show ${instance.name}`,
      ),
    );
  }
  return success({
    ...world,
    memberships: {...world.memberships, [instance.id]: groups.filter(group => group !== id)},
  });
};
