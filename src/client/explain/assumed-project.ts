import type {Platform} from '../../network/platform.ts';
import {createGroup, newProject} from '../../security-groups/change.ts';
import type {World} from '../../security-groups/world.ts';

const withGroup = (world: World, name: string): World => {
  const made = createGroup(world, {name, description: name, stateful: true});
  if (!made.ok) return world;
  const {world: after, made: group} = made.value;
  const groups = after.groups.map(each => (each.id === group.id ? {...each, rules: []} : each));
  return {...after, groups};
};

/**
 * The project in which commands are explained when none is given. It has the default group, and
 * `web` and `app` without rules, as the project that the real client was recorded in. It says
 * nothing about memberships.
 */
export const assumedProject = (platform: Platform): World =>
  ['web', 'app'].reduce(withGroup, newProject(platform));
