import {anotherInstance, type Changed, renewInstance} from '../../network/instances.ts';
import {findInstance, type Instance} from '../../network/platform.ts';
import type {Party} from '../../reachability/demand/demand.ts';
import type {Result} from '../../result.ts';
import type {World} from '../../security-groups/world.ts';
import type {Expectation, Goal, Variation} from '../lesson.ts';

/**
 * A world that differs from an answer's in one instance, which is renewed or has another like it.
 */
export type Varied = {
  readonly variation: Variation;
  readonly world: World;
  /** The instance as it was; `instance` is the one in its place or beside it. */
  readonly before: Instance;
  readonly instance: Instance;
};

const change = (world: World, {kind}: Variation, before: Instance): Result<Changed> =>
  kind === 'renewed'
    ? renewInstance(world.platform, before)
    : anotherInstance(world.platform, before);

/**
 * Makes the world in which an instance was deleted and created again, or in which there is another
 * like it with the same groups. It is undefined if the world has no such instance, or no free
 * address.
 */
export const vary = (world: World, variation: Variation): Varied | undefined => {
  const before = findInstance(world.platform, variation.instance);
  if (!before) return undefined;
  const changed = change(world, variation, before);
  if (!changed.ok) return undefined;
  const {platform, instance} = changed.value;
  const memberships = {
    ...world.memberships,
    [instance.id]: world.memberships[before.id] ?? [],
  };
  return {variation, world: {...world, platform, memberships}, before, instance};
};

/**
 * The expectation in a varied world: an old address of the instance becomes the new one at the same
 * position.
 */
const expectationIn = ({before, instance}: Varied, expect: Expectation): Expectation => {
  if (expect.kind !== 'seen-as') return expect;
  const address = instance.addresses[before.addresses.indexOf(expect.address)];
  return address === undefined ? expect : {...expect, address};
};

/**
 * The goal as it is asked in a varied world. An instance that is meant by name is the renewed one,
 * or the other one like it. An instance that is meant by an address is the one that has the address
 * then.
 */
export const goalIn = (varied: Varied, goal: Goal): Goal => {
  const {before, instance} = varied;
  const isIt = (name: string | undefined): boolean => name === before.name;
  const partyIn = (party: Party): Party =>
    party.kind === 'instance' && !party.address && isIt(party.instance.name)
      ? {kind: 'instance', instance}
      : party;
  const {from, to} = goal.demand;
  const isAbout = from.kind === 'instance' && isIt(from.instance.name);
  return {
    ...goal,
    demand: {...goal.demand, from: partyIn(from), to: partyIn(to)},
    expect: isAbout ? expectationIn(varied, goal.expect) : goal.expect,
    renewed: isIt(goal.renewed) ? instance.name : goal.renewed,
  };
};
