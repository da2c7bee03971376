import test from 'ava';
import fc from 'fast-check';
import {everywhere, rangeOf} from '../../../src/network/address.ts';
import {type Holder, holdersOf, metadataAddress, spoiledBy} from '../../../src/network/platform.ts';
import {flowsAt} from '../../../src/reachability/flows/address-map.ts';
import {
  difference,
  type Flows,
  flowsOf,
  intersection,
  noFlows,
  union,
} from '../../../src/reachability/flows/flows.ts';
import {allowsRemote} from '../../../src/reachability/gates/gate.ts';
import {flowsOfRule, policyOf} from '../../../src/reachability/gates/policy.ts';
import {adminFlows} from '../../../src/reachability/lint/admin-ports.ts';
import type {FindingKind} from '../../../src/reachability/lint/finding.ts';
import {implied} from '../../../src/reachability/lint/implied.ts';
import {lint} from '../../../src/reachability/lint/lint.ts';
import {unmet} from '../../../src/reachability/lint/unmet.ts';
import {flowsOutside, withEverybody} from '../../../src/reachability/reach/outside.ts';
import {flowsOfPair} from '../../../src/reachability/reach/pair.ts';
import {deleteRule} from '../../../src/security-groups/change.ts';
import type {SecurityGroupRule} from '../../../src/security-groups/rule.ts';
import {
  type ListedRule,
  listRules,
  membersOf,
  type World,
} from '../../../src/security-groups/world.ts';
import {runs} from '../../checks.ts';
import {describeWorld} from '../worlds.ts';
import {faultyWorlds} from './faulty-worlds.ts';

// What lint finds by blocks, trees and regions, found again the long way round.

const always = (finds: (world: World) => string | undefined): void =>
  fc.assert(
    fc.property(faultyWorlds, world => {
      const found = finds(world);
      if (found !== undefined) throw new Error([found, ...describeWorld(world)].join('\n'));
    }),
    {numRuns: runs(200, 40), includeErrorInReport: true},
  );

const numbersOf = (listed: readonly (ListedRule | null)[]): string =>
  listed
    .flatMap(each => each?.number ?? [])
    .sort((one, other) => one - other)
    .join(' ');

const holders = (world: World, ethertype: 'IPv4' | 'IPv6'): readonly Holder[] =>
  world.platform.instances
    .filter(instance => spoiledBy(instance) === null)
    .flatMap(instance => holdersOf(instance, ethertype));

const rangeOfRemote = ({rule}: ListedRule) =>
  rule.remote.kind === 'prefix' ? rangeOf(rule.remote.prefix) : rangeOf(everywhere(rule.ethertype));

/** Whether somebody gets through by a rule: each member with each instance and each region. */
const isMetSlowly = (world: World, listed: ListedRule): boolean => {
  const {rule, group} = listed;
  const {ethertype, direction, remote} = rule;
  const all = holders(world, ethertype);
  const members = membersOf(world, group.id);
  const hosts = [...world.platform.hosts.flatMap(({addresses}) => addresses), metadataAddress];
  const meets = (passing: Flows): boolean => intersection(passing, flowsOfRule(rule)) !== noFlows;
  const meetsPair = (mine: Holder, other: Holder): boolean =>
    other.instance !== mine.instance &&
    allowsRemote(world, mine.instance, rule, other.address) &&
    meets(
      direction === 'ingress' ? flowsOfPair(world, other, mine) : flowsOfPair(world, mine, other),
    );
  const {first, last} = rangeOfRemote(listed);
  return all
    .filter(({instance}) => members.includes(instance))
    .some(
      mine =>
        hosts.some(host => allowsRemote(world, mine.instance, rule, host)) ||
        all.some(other => meetsPair(mine, other)) ||
        (remote.kind !== 'group' &&
          flowsOutside(world, mine.instance, direction, ethertype, mine.address).some(
            region => first <= region.last && region.first <= last && meets(region.flows),
          )),
    );
};

test('a rule is unmet exactly if no pair and no region meets it', t => {
  let seen = 0;
  always(world => {
    const found = unmet(world).map(({listed}) => listed);
    const slowly = listRules(world).filter(listed => {
      const {rule, group} = listed;
      const hasMember = holders(world, rule.ethertype).some(({instance}) =>
        membersOf(world, group.id).includes(instance),
      );
      const isAsked = hasMember && flowsOfRule(rule) !== noFlows;
      return isAsked && rule.remote.kind !== 'address-group' && !isMetSlowly(world, listed);
    });
    seen += slowly.length;
    return numbersOf(found) === numbersOf(slowly)
      ? undefined
      : `found ${numbersOf(found)}, and slowly ${numbersOf(slowly)}`;
  });
  t.true(seen > 0);
});

/** A rule as written: what a host drops on the way out besides makes no rule imply another. */
const asWritten = (rules: readonly SecurityGroupRule[], {rule, group}: ListedRule) => {
  const alike = rules.filter(({direction}) => direction === rule.direction);
  const inward = alike.map(each => ({...each, direction: 'ingress' as const}));
  return policyOf([{...group, rules: inward}], 'ingress', rule.ethertype);
};

/** Whether the other rules of its group allow all of a rule, address by address. */
const isImpliedSlowly = (listed: ListedRule): boolean => {
  const {rule, group} = listed;
  const rules = group.rules.filter(({id}) => id !== rule.id);
  const {byAddress, byGroup} = asWritten(rules, listed);
  const flows = flowsOf(rule.traffic);
  if (flows === noFlows) return false;
  const own = asWritten([rule], listed).byAddress;
  const top = rule.ethertype === 'IPv4' ? 2n ** 32n : 2n ** 128n;
  const starts = [...byAddress.starts, ...own.starts].filter(start => start < top);
  const named =
    rule.remote.kind === 'group' ? (byGroup.get(rule.remote.group) ?? noFlows) : noFlows;
  return starts
    .filter(start => rule.remote.kind === 'group' || flowsAt(own, start) !== noFlows)
    .every(start => difference(flows, union(flowsAt(byAddress, start), named)) === noFlows);
};

test('what is implied is so, and what is left is needed', t => {
  let seen = 0;
  always(world => {
    const found = implied(world).flatMap(({listed}) => listed ?? []);
    const wrong = found.find(listed => !isImpliedSlowly(listed));
    if (wrong) return `rule ${wrong.number} is needed`;
    seen += found.length;
    const left = found.reduce((before, {rule}) => {
      const after = deleteRule(before, rule.id);
      return after.ok ? after.value : before;
    }, world);
    const more = listRules(left).find(listed => isImpliedSlowly(listed));
    return more && `of those left, rule ${more.number} is not needed`;
  });
  t.true(seen > 0);
});

test('an administrative port is open exactly if everybody on the Internet gets to it', t => {
  const kinds: readonly FindingKind[] = ['admin-port-open'];
  let seen = 0;
  always(world => {
    const found = lint(world).filter(({kind}) => kinds.includes(kind));
    seen += found.length;
    for (const group of world.groups) {
      // Each group by itself, on each of its members.
      const alone: World = {
        ...world,
        memberships: Object.fromEntries(
          membersOf(world, group.id).map(({id}) => [id, [group.id]] as const),
        ),
      };
      for (const ethertype of ['IPv4', 'IPv6'] as const) {
        const isOpen = holders(alone, ethertype).some(({instance, address}) => {
          const regions = flowsOutside(alone, instance, 'ingress', ethertype, address);
          return intersection(withEverybody(regions, 'internet'), adminFlows) !== noFlows;
        });
        const isFound = found.some(
          each => each.group.id === group.id && each.listed?.rule.ethertype === ethertype,
        );
        if (isOpen !== isFound) return `${group.name} over ${ethertype} is open: ${isOpen}`;
      }
    }
    return undefined;
  });
  t.true(seen > 0);
});
