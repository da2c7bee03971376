import {type Ethertype, integerOf, rangeOf} from '../../src/network/address.ts';
import {addressOf, type Instance} from '../../src/network/platform.ts';
import {
  type Flows,
  flowsFromInstances,
  flowsOf,
  includes,
  intersection,
  noFlows,
  type Packet,
  union,
} from '../../src/reachability/flows/flows.ts';
import type {Direction, GroupId} from '../../src/security-groups/rule.ts';
import type {World} from '../../src/security-groups/world.ts';

/** What the engine is compared with: every rule of both ends looked at, for every pair anew. */
export type Scan = {
  /** The flows from one instance to another. */
  readonly pair: (from: Instance, to: Instance) => Flows;
  /** Whether one packet gets from one instance to another. */
  readonly passes: (from: Instance, to: Instance, packet: Packet) => boolean;
};

type ScannedRule = {
  readonly flows: Flows;
  readonly group: GroupId | undefined;
  readonly first: number;
  readonly last: number;
};

/**
 * A rule-by-rule scan of a world, over IPv4. It is spared all reading of text: addresses and
 * prefixes are numbers before it starts, and each group's rules lie in a list for each direction.
 */
export const scanOf = (world: World): Scan => {
  const ethertype: Ethertype = 'IPv4';
  const rules = new Map<string, readonly ScannedRule[]>();
  for (const group of world.groups) {
    for (const direction of ['egress', 'ingress'] as const) {
      const own = group.rules.filter(
        rule => rule.direction === direction && rule.ethertype === ethertype,
      );
      const scanned = own.map(({remote, traffic}): ScannedRule => {
        const range = remote.kind === 'prefix' ? rangeOf(remote.prefix) : undefined;
        return {
          flows:
            direction === 'egress'
              ? intersection(flowsOf(traffic), flowsFromInstances)
              : flowsOf(traffic),
          group: remote.kind === 'group' ? remote.group : undefined,
          first: Number(range?.first ?? 0n),
          last: Number(range?.last ?? 2n ** 32n - 1n),
        };
      });
      rules.set(`${direction} ${group.id}`, scanned);
    }
  }
  const values = new Map(
    world.platform.instances.map(instance => {
      const address = addressOf(instance, ethertype);
      return [instance, address ? Number(integerOf(address)) : -1];
    }),
  );
  const rulesOf = (own: Instance, direction: Direction): readonly (readonly ScannedRule[])[] =>
    (world.memberships[own.id] ?? []).map(group => rules.get(`${direction} ${group}`) ?? []);
  const takesIn = (remote: Instance): ((rule: ScannedRule) => boolean) => {
    const address = values.get(remote) ?? -1;
    const groups = world.memberships[remote.id] ?? [];
    return ({group, first, last}) =>
      group ? groups.includes(group) : first <= address && address <= last;
  };
  const side = (own: Instance, direction: Direction, remote: Instance): Flows => {
    const fits = takesIn(remote);
    let all = noFlows;
    for (const list of rulesOf(own, direction)) {
      for (const rule of list) if (fits(rule)) all = union(all, rule.flows);
    }
    return all;
  };
  const opens = (
    own: Instance,
    direction: Direction,
    remote: Instance,
    packet: Packet,
  ): boolean => {
    const fits = takesIn(remote);
    return rulesOf(own, direction).some(list =>
      list.some(rule => fits(rule) && includes(rule.flows, packet)),
    );
  };
  return {
    pair: (from, to) => intersection(side(from, 'egress', to), side(to, 'ingress', from)),
    passes: (from, to, packet) =>
      opens(from, 'egress', to, packet) && opens(to, 'ingress', from, packet),
  };
};
