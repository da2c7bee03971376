import {everywhere, rangeOf} from '../../network/address.ts';
import {describeRemote, describeTraffic} from '../../security-groups/describe.ts';
import type {ListedRule, World} from '../../security-groups/world.ts';
import {named} from '../../text/names.ts';
import {difference, type Flows, flowsOf, intersection, noFlows, union} from '../flows/flows.ts';
import {partByNeed} from './cover.ts';
import {aboutRule, type Finding} from './finding.ts';
import {type Ranged, type RangeNode, rangeTree, throughout, unionOf} from './range-tree.ts';
import {rangeOfRule, type Side, sidesOf} from './rule-range.ts';

/**
 * A rule that is not needed, and the nodes of the same or wider ranges, whose rules may be the
 * reason.
 */
type Implied = {readonly listed: ListedRule; readonly around: readonly RangeNode[]};

const flowsOfAll = (rules: readonly ListedRule[]): Flows =>
  unionOf(rules.map(({rule}) => flowsOf(rule.traffic)));

/**
 * The flows that every address of a node has by the needed rules of the node and of those inside
 * it. On the way it collects the rules that are not needed. It visits inner ranges first, so that a
 * wide rule stays and narrow ones go.
 */
const walk = (
  node: RangeNode,
  outside: Flows,
  around: readonly RangeNode[],
  found: Implied[],
): Flows => {
  const own = flowsOfAll(node.rules);
  const path = [...around, node];
  const parts = node.inside.map(part => ({
    range: part.range,
    flows: walk(part, union(outside, own), path, found),
  }));
  const inside = throughout(node.range, parts);
  const {needed, implied} = partByNeed(node.rules, union(outside, inside));
  for (const listed of implied) found.push({listed, around: path});
  return union(inside, flowsOfAll(needed));
};

/**
 * How many rules of each remote are searched for the reason; a finding names one reason of perhaps
 * many.
 */
const mostLookedAt = 64;

const way = {ingress: 'from', egress: 'to'} as const;

const describe = (world: World, {listed, around}: Implied): string => {
  const flows = flowsOf(listed.rule.traffic);
  const others = around
    .flatMap(({rules}) => rules.slice(0, mostLookedAt))
    .filter(other => other !== listed);
  const one = others.find(({rule}) => difference(flows, flowsOf(rule.traffic)) === noFlows);
  if (one) {
    const {traffic, direction, remote} = one.rule;
    const what = `${describeTraffic(traffic)} ${way[direction]} ${describeRemote(world, remote)}`;
    return `Rule ${one.number} of its group allows all of it already: ${what}.`;
  }
  const some = others.filter(({rule}) => intersection(flows, flowsOf(rule.traffic)) !== noFlows);
  const areAll = difference(flows, flowsOfAll(some)) === noFlows;
  const numbers = named(
    some.map(({number}) => `${number}`),
    5,
  );
  return areAll && some.length <= 5
    ? `Rules ${numbers} of its group together allow all of it already.`
    : 'Other rules of its group together allow all of it already.';
};

const byGroup = (rules: readonly ListedRule[]): readonly (readonly ListedRule[])[] => {
  const groups = new Map<string, ListedRule[]>();
  for (const listed of rules) {
    const {remote} = listed.rule;
    if (remote.kind !== 'group') continue;
    const alike = groups.get(remote.group);
    if (alike) alike.push(listed);
    else groups.set(remote.group, [listed]);
  }
  return [...groups.values()];
};

const searchSide = (
  world: World,
  {rules: all, ethertype}: Side,
  isAside: (rule: ListedRule) => boolean,
): readonly Finding[] => {
  // A rule that allows nothing at all is another finding.
  const rules = all.filter(listed => flowsOf(listed.rule.traffic) !== noFlows && !isAside(listed));
  const ranged = rules.flatMap((listed): Ranged | readonly [] => {
    const range = rangeOfRule(listed.rule);
    return range ? {range, listed} : [];
  });
  const top = rangeTree(rangeOf(everywhere(ethertype)), ranged);
  const found: Implied[] = [];
  const withAnyone = walk(top, noFlows, [], found);
  for (const alike of byGroup(rules)) {
    const node: RangeNode = {range: top.range, rules: [...alike], inside: []};
    for (const listed of partByNeed(alike, withAnyone).implied) {
      found.push({listed, around: [top, node]});
    }
  }
  return found.map(each => aboutRule('implied', each.listed, describe(world, each)));
};

/**
 * Finds rules that other rules of the same group imply, one alone or several together. Rules that
 * `isAside` picks neither imply nor are implied. All that are found can be deleted at once without
 * any change, whoever has the group. A prefix that happens to contain a group's members does not
 * imply a rule for the group, since addresses change.
 */
export const implied = (
  world: World,
  isAside: (rule: ListedRule) => boolean = () => false,
): readonly Finding[] => sidesOf(world).flatMap(side => searchSide(world, side, isAside));
