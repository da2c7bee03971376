import {runCommand} from '../../client/command-line.ts';
import {failure, type Problem, problem, type Result, success} from '../../result.ts';
import {addToInstance, createGroup, createRule, newProject} from '../../security-groups/change.ts';
import type {GroupId, SecurityGroup} from '../../security-groups/rule.ts';
import {readRuleRequest} from '../../security-groups/rule-request.ts';
import {
  defaultGroupName,
  findGroup,
  groupsNamed,
  isWithin,
  type World,
} from '../../security-groups/world.ts';
import type {Fault} from '../../text/fault.ts';
import {type Path, readYaml, type TextFile} from '../../text/yaml-file.ts';
import {readPlatform} from './platform-file.ts';
import {type WorldSource, worldSchema} from './schema.ts';

type GroupSource = WorldSource['value']['security-groups'][number];
type RuleSource = GroupSource['rules'][number];

/** The result of a step in building a world: the world so far, and the faults. */
type Build = {readonly world: World; readonly faults: readonly Fault[]};

const sum = (build: Build, source: WorldSource, path: Path, step: Result<World, Problem>): Build =>
  step.ok
    ? {...build, world: step.value}
    : {...build, faults: [...build.faults, source.fault(path, step.error.says, step.error.remedy)]};

const emptied = (world: World, id: GroupId): World => ({
  ...world,
  groups: world.groups.map(group => (group.id === id ? {...group, rules: []} : group)),
});

/**
 * Makes a group of a file without rules. If it is the default group, its first rules are removed.
 */
const makeGroup = (world: World, {name, description, stateful}: GroupSource): Result<World> => {
  const known = groupsNamed(world, name)[0];
  if (name === defaultGroupName && known) return success(emptied(world, known.id));
  const made = createGroup(world, {name, description: description ?? name, stateful});
  return made.ok ? success(emptied(made.value.world, made.value.made.id)) : made;
};

const findRemote = (world: World, name: string): Result<GroupId> => {
  const group = groupsNamed(world, name)[0];
  return group
    ? success(group.id)
    : failure(problem(`There is no security group '${name}'.`, 'Name one of this file.'));
};

const makeRule = (world: World, group: SecurityGroup, rule: RuleSource): Result<World, Problem> => {
  if (typeof rule === 'string') {
    const answer = runCommand(world, `${rule} on '${group.id}'`);
    return answer.ok ? success(answer.value.world) : answer;
  }
  const name = rule['remote-group'];
  const remote = name === undefined ? success(null) : findRemote(world, name);
  if (!remote.ok) return remote;
  const body = readRuleRequest({
    direction: rule.direction,
    ethertype: rule.ethertype,
    protocol: rule.protocol ?? null,
    portRangeMin: rule['port-range-min'] ?? null,
    portRangeMax: rule['port-range-max'] ?? null,
    remoteIpPrefix: rule['remote-ip-prefix'] ?? null,
    remoteGroup: remote.value,
    remoteAddressGroup: rule['remote-address-group'] ?? null,
    description: rule.description ?? '',
  });
  if (!body.ok) return body;
  const made = createRule(world, group.id, body.value);
  return made.ok ? success(made.value.world) : made;
};

const withGroups = (start: Build, source: WorldSource): Build =>
  source.value['security-groups'].reduce(
    (build, group, g) => sum(build, source, ['security-groups', g], makeGroup(build.world, group)),
    start,
  );

/** Adds the rules. This comes after all groups, since a rule may name any of them. */
const withRules = (start: Build, source: WorldSource): Build =>
  source.value['security-groups'].reduce((build, {name, rules}, g) => {
    const id = groupsNamed(build.world, name)[0]?.id;
    return rules.reduce((sofar, rule, r) => {
      const group = id && findGroup(sofar.world, id);
      const path = ['security-groups', g, 'rules', r];
      return group ? sum(sofar, source, path, makeRule(sofar.world, group, rule)) : sofar;
    }, build);
  }, start);

const withMemberships = (start: Build, source: WorldSource): Build =>
  start.world.platform.instances.reduce((build, instance, i) => {
    const names = source.value.instances[i]?.['security-groups'] ?? [];
    return names.reduce((sofar, name, g) => {
      const id = findRemote(sofar.world, name);
      const path = ['instances', i, 'security-groups', g];
      return sum(sofar, source, path, id.ok ? addToInstance(sofar.world, instance, id.value) : id);
    }, build);
  }, start);

/**
 * Reads a world file: the platform, the project's groups with their rules, and the memberships. A
 * file without groups gives a new project with its default group. Every fault has its line.
 */
export const readWorldFile = (file: TextFile): Result<World, readonly Fault[]> => {
  const source = readYaml(file, worldSchema);
  if (!source.ok) return source;
  const platform = readPlatform(source.value);
  if (!platform.ok) return platform;
  // A file may hold more than a quota allows: how much a project may have, it does not say.
  const {quota, ...unlimited} = newProject(platform.value);
  const start: Build = {world: unlimited, faults: []};
  const {world, faults} = [withGroups, withRules, withMemberships].reduce(
    (build, part) => part(build, source.value),
    start,
  );
  if (faults.length > 0) return failure(faults);
  return success(quota && isWithin(quota, world) ? {...world, quota} : world);
};
