import {anotherInstance, type Changed, renewInstance} from '../../network/instances.ts';
import {findInstance, type Instance} from '../../network/platform.ts';
import type {Party} from '../../reachability/demand/demand.ts';
import type {Result} from '../../result.ts';
import type {World} from '../../security-groups/world.ts';
import type {Expectation, Goal, Variation} from '../lesson.ts';

/** A world in which one thing is otherwise than in an answer's, and the instance that it is about. */
export type Varied = {
  readonly variation: Variation;
  readonly world: World;
  /** The instance as it was, and the one that is there in its place or beside it. */
  readonly before: Instance;
  readonly instance: Instance;
};

const change = (world: World, {kind}: Variation, before: Instance): Result<Changed> =>
  kind === 'renewed'
    ? renewInstance(world.platform, before)
    : anotherInstance(world.platform, before);

/**
 * The world once an instance is deleted and created again, or once there is another like it, with
 * its groups; undefined where the world has no such instance, or no address for it.
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

/** An address that was the instance's is the one that it has now in the same place. */
const expectationIn = ({before, instance}: Varied, expect: Expectation): Expectation => {
  if (expect.kind !== 'seen-as') return expect;
  const address = instance.addresses[before.addresses.indexOf(expect.address)];
  return address === undefined ? expect : {...expect, address};
};

/**
 * A goal as it is asked in a varied world: whoever is meant by name is the renewed instance, or
 * the other one like it. Who is meant by an address is whoever has it then.
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
