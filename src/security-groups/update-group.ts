import {failure, type Result, success} from '../result.ts';
import {type ApiError, conflict} from './api-error.ts';
import type {SecurityGroup} from './rule.ts';
import {defaultGroupName, membersOf, type World} from './world.ts';

/** The properties of a group that can be changed. Those that are left out stay as they are. */
export type GroupChange = Partial<
  Pick<SecurityGroup, 'name' | 'description' | 'stateful' | 'tags'>
>;

const refusalOf = (
  world: World,
  group: SecurityGroup,
  {name, stateful}: GroupChange,
): ApiError | undefined => {
  if (name?.toLowerCase() === defaultGroupName) {
    return conflict(
      'SecurityGroupDefaultAlreadyExists',
      'Default security group already exists.',
      'Choose another name; every project has its one default group from the start.',
    );
  }
  const [member] = membersOf(world, group.id);
  if (stateful !== undefined && stateful !== group.stateful && member) {
    return conflict(
      'SecurityGroupInUse',
      `Security Group ${group.id} in use.`,
      `${member.name} has it, and a group can become stateful or stateless only while nobody has it.`,
    );
  }
  return group.name === defaultGroupName && name !== undefined
    ? conflict(
        'SecurityGroupCannotUpdateDefault',
        'Updating default security group not allowed.',
        'The default group keeps its name; make a group of your own: openstack security group create NAME',
      )
    : undefined;
};

/**
 * Changes the name, description or tags of a group, or whether it is stateful; its rules stay. It
 * is refused with 409 when the default group would be renamed, when a group would get the default
 * group's name, or when a group that an instance has would become stateful or stateless
 * (neutron/db/securitygroups_db.py, update_security_group).
 */
export const updateGroup = (
  world: World,
  group: SecurityGroup,
  change: GroupChange,
): Result<World, ApiError> => {
  const refused = refusalOf(world, group, change);
  if (refused) return failure(refused);
  const changed: SecurityGroup = {...group, ...change};
  return success({
    ...world,
    groups: world.groups.map(each => (each.id === group.id ? changed : each)),
  });
};
