import type {World} from '../../src/security-groups/world.ts';
import type {Probe} from './round.ts';

const without = <Value>(values: readonly Value[], index: number): readonly Value[] =>
  values.filter((_, other) => other !== index);

/** A world's neighbours that lack one thing: an instance that is no end, a membership, a rule. */
const smaller = (world: World, {from, to}: Probe): readonly World[] => {
  const {platform, memberships, groups} = world;
  const ends = [from, to].flatMap(end => (end.kind === 'instance' ? end.instance.id : []));
  return [
    ...platform.instances.flatMap(({id}, index) => {
      if (ends.includes(id)) return [];
      const {[id]: _, ...others} = memberships;
      const instances = without(platform.instances, index);
      return [{...world, platform: {...platform, instances}, memberships: others}];
    }),
    ...Object.entries(memberships).flatMap(([id, held]) =>
      held.map((_, index) => ({
        ...world,
        memberships: {...memberships, [id]: without(held, index)},
      })),
    ),
    ...groups.flatMap(group =>
      group.rules.map((_, index) => ({
        ...world,
        groups: groups.map(other =>
          other === group ? {...group, rules: without(group.rules, index)} : other,
        ),
      })),
    ),
  ];
};

/**
 * A smallest world in which something about a packet still holds: nothing more can be taken from
 * it. What holds is asked of the kernel again and again.
 */
export const shrink = async (
  world: World,
  probe: Probe,
  holds: (smaller: World) => Promise<boolean>,
): Promise<World> => {
  for (const candidate of smaller(world, probe)) {
    if (await holds(candidate)) return shrink(candidate, probe, holds);
  }
  return world;
};
