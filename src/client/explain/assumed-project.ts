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
 * The project that commands are explained in when none is given: beside the default group it has
 * `web` and `app`, without rules, as the project in which the real client was recorded. Which
 * instance has which group is left open.
 */
export const assumedProject = (platform: Platform): World =>
  ['web', 'app'].reduce(withGroup, newProject(platform));
