import type {World} from '../../src/security-groups/world.ts';

/** A world in which every group has the rules of all of them, so that many meet at one gate. */
export const dense = (world: World): World => {
  const rules = world.groups.filter(({name}) => name !== 'default').flatMap(group => group.rules);
  return {...world, groups: world.groups.map(group => ({...group, rules}))};
};

/** A world without the rules of each group whose turn it is in a pattern of 16 bits. */
export const thinned = (world: World, pattern: number): World => ({
  ...world,
  groups: world.groups.map(group => ({
    ...group,
    rules: group.rules.filter((_, turn) => ((pattern >> (turn % 16)) & 1) === 0),
  })),
});
