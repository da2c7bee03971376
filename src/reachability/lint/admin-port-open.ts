import {memoized} from '../../memoize.ts';
import type {AddressRange, Ethertype} from '../../network/address.ts';
import {territories} from '../../network/address-space.ts';
import type {Platform} from '../../network/platform.ts';
import {describeTraffic} from '../../security-groups/describe.ts';
import type {ListedRule, World} from '../../security-groups/world.ts';
import {named} from '../../text/names.ts';
import {difference, type Flows, flowsOf, intersection, noFlows, union} from '../flows/flows.ts';
import {policyOf} from '../gates/policy.ts';
import {adminFlows, adminPortsIn} from './admin-ports.ts';
import {commonFlows} from './common-flows.ts';
import {type Exposure, exposureOf} from './exposure.ts';
import {aboutRule, type Finding, type Search} from './finding.ts';
import {isInside, overlap, rangeOfRule, type Side, sidesOf} from './rule-range.ts';

/** The ranges of Internet addresses, as a site sees them. */
const internetOver = (ethertype: Ethertype) =>
  memoized((platform: Platform) => {
    const known = new Map<string, readonly AddressRange[]>();
    return (site: string): readonly AddressRange[] => {
      const stretches =
        known.get(site) ??
        territories(platform, ethertype, site).filter(({kind}) => kind === 'internet');
      known.set(site, stretches);
      return stretches;
    };
  });

const internet = {IPv4: internetOver('IPv4'), IPv6: internetOver('IPv6')};

/** Rules that cover the whole Internet only together, such as one rule for each half of it. */
const partsOf = (rules: readonly ListedRule[], open: Flows): readonly ListedRule[] => {
  const parts: ListedRule[] = [];
  const width = ({rule}: ListedRule): bigint => {
    const range = rangeOfRule(rule);
    return range ? range.last - range.first : -1n;
  };
  for (const listed of [...rules].sort((a, b) => (width(a) < width(b) ? 1 : -1))) {
    const range = rangeOfRule(listed.rule);
    const adds = intersection(flowsOf(listed.rule.traffic), open);
    const isTaken = (part: ListedRule): boolean => {
      const taken = rangeOfRule(part.rule);
      const rest = difference(adds, flowsOf(part.rule.traffic));
      return (
        range !== undefined && taken !== undefined && isInside(range, taken) && rest === noFlows
      );
    };
    if (range && adds !== noFlows && !parts.some(isTaken)) parts.push(listed);
  }
  return parts.sort((one, other) => one.number - other.number);
};

const describe = (
  listed: readonly ListedRule[],
  open: Flows,
  {isPublic, names}: Exposure,
): string => {
  const [first] = listed;
  const traffic = first?.rule.traffic;
  const ports = named(adminPortsIn(open));
  const isAll = traffic?.kind === 'any' || (traffic?.kind === 'ports' && traffic.ports === null);
  const all = traffic?.kind === 'ports' ? describeTraffic(traffic) : 'every protocol';
  const what = isAll ? `every port of ${all}, among them ${ports},` : ports;
  const numbers = listed.map(({number}) => `${number}`);
  const together = numbers.length > 1 ? ` Rules ${named(numbers, 9)} do so together.` : '';
  return isPublic
    ? `Everybody on the Internet gets to ${what} of ${names}.${together}`
    : `Everybody on the site, other projects' instances too, gets to ${what} of ${names}. From the Internet nobody does, whatever the rule says: no member has an address there.${together}`;
};

const findingFor = (
  listed: readonly ListedRule[],
  open: Flows,
  exposure: Exposure,
): readonly Finding[] => {
  const [first] = listed;
  if (!first) return [];
  const {direction, ethertype, traffic, description} = first.rule;
  return [
    aboutRule(
      exposure.isPublic ? 'admin-port-open' : 'admin-port-open-to-site',
      first,
      describe(listed, open, exposure),
      {
        mend: listed.map(({rule}) => ({do: 'delete-rule', rule: rule.id})),
        narrower: {direction, ethertype, traffic, remote: {kind: 'any'}, description},
      },
    ),
  ];
};

const searchSide = (world: World, side: Side): readonly Finding[] => {
  const {direction, ethertype, rules} = side;
  const group = rules[0]?.group;
  if (!group || direction !== 'ingress') return [];
  if (rules.every(({rule}) => intersection(flowsOf(rule.traffic), adminFlows) === noFlows))
    return [];
  const exposure = exposureOf(world, group, ethertype);
  if (!exposure) return [];
  const stretches = internet[ethertype](world.platform)(exposure.site);
  const open = commonFlows(
    policyOf([group], direction, ethertype).byAddress,
    stretches,
    adminFlows,
  );
  if (open === noFlows) return [];
  const isWhole = ({rule}: ListedRule): boolean => {
    const range = rangeOfRule(rule);
    return range !== undefined && stretches.every(stretch => isInside(stretch, range));
  };
  const touches = ({rule}: ListedRule): boolean => {
    const range = rangeOfRule(rule);
    return range !== undefined && stretches.some(stretch => overlap(stretch, range));
  };
  const opens = ({rule}: ListedRule): Flows => intersection(flowsOf(rule.traffic), open);
  const alone = rules.filter(listed => isWhole(listed) && opens(listed) !== noFlows);
  const left = difference(open, alone.map(opens).reduce(union, noFlows));
  const parts = left === noFlows ? [] : partsOf(rules.filter(touches), left);
  return [
    ...alone.flatMap(listed => findingFor([listed], opens(listed), exposure)),
    ...findingFor(parts, left, exposure),
  ];
};

/**
 * Finds administrative ports that are open to every address of the Internet, by one rule or by
 * several together. If the Internet cannot reach the members of the group, the ports are still open
 * to the whole site. A rule for a part of the Internet is not a finding.
 */
export const adminPortOpen: Search = world =>
  sidesOf(world).flatMap(side => searchSide(world, side));
