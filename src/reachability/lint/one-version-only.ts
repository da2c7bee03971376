import {memoized} from '../../memoize.ts';
import {type Ethertype, everywhere, lengthOf, rangeOf} from '../../network/address.ts';
import {addressOf, type Instance, spoiledBy} from '../../network/platform.ts';
import {describeRemote, describeTraffic} from '../../security-groups/describe.ts';
import {isIcmp, isIpv6Only, protocolOf} from '../../security-groups/protocol.ts';
import type {Direction, IcmpType, Remote, RuleBody, Traffic} from '../../security-groups/rule.ts';
import {groupsOf, listRules, membersOf, type World} from '../../security-groups/world.ts';
import {named} from '../../text/names.ts';
import {allFlows, difference, type Flows, noFlows} from '../flows/flows.ts';
import {allowedBy, flowsOfRule, type Policy, policyOf} from '../gates/policy.ts';
import {commonFlows} from './common-flows.ts';
import {aboutRule, type Finding, type Search} from './finding.ts';

const other = {IPv4: 'IPv6', IPv6: 'IPv4'} as const;

/**
 * The ICMP type of an echo request, which ping sends. It is the one type that both versions have.
 */
const echoes = {IPv4: 8, IPv6: 128};

const icmpNames = {IPv4: 'icmp', IPv6: 'ipv6-icmp'};

/** The ICMP type with the same meaning in the other version; undefined when there is none. */
const twinType = (icmp: IcmpType | null, of: Ethertype): IcmpType | null | undefined => {
  if (icmp === null) return null;
  return icmp.type === echoes[of] ? {...icmp, type: echoes[other[of]]} : undefined;
};

/** The same traffic over the other version of IP; undefined when there is none. */
const twinTraffic = (traffic: Traffic, of: Ethertype): Traffic | undefined => {
  if (traffic.kind === 'any') return traffic;
  if (traffic.kind === 'icmp') {
    const icmp = twinType(traffic.icmp, of);
    const protocol = protocolOf(icmpNames[other[of]]);
    const isOwn = isIcmp(traffic.protocol.number) && protocol !== undefined;
    return isOwn && icmp !== undefined ? {kind: 'icmp', protocol, icmp} : undefined;
  }
  return isIpv6Only(traffic.protocol.number) ? undefined : traffic;
};

/**
 * The same remote over the other version of IP: anyone, or a group. A prefix that holds only a part
 * of the addresses has none.
 */
const twinRemote = (remote: Remote, of: Ethertype): Remote | undefined => {
  if (remote.kind === 'group') return remote;
  const isAnyone =
    remote.kind === 'any' || (remote.kind === 'prefix' && lengthOf(remote.prefix) === 0);
  return isAnyone ? {kind: 'prefix', prefix: everywhere(other[of])} : undefined;
};

/** The rule that allows the same over the other version of IP; undefined when there is none. */
export const twinOf = ({direction, ethertype, traffic, remote, description}: RuleBody) => {
  const [what, whom] = [twinTraffic(traffic, ethertype), twinRemote(remote, ethertype)];
  const body = {direction, ethertype: other[ethertype], description};
  return what && whom ? {...body, traffic: what, remote: whom} : undefined;
};

/** The flows that a policy allows with every address of one version of IP. */
const withAnyoneOver = (ethertype: Ethertype) =>
  memoized((policy: Policy): {readonly flows: Flows} => ({
    flows: commonFlows(policy.byAddress, [rangeOf(everywhere(ethertype))], allFlows),
  }));

const withAnyone = {IPv4: withAnyoneOver('IPv4'), IPv6: withAnyoneOver('IPv6')};

const allowsTwin = (world: World, member: Instance, twin: RuleBody): boolean => {
  const policy = policyOf(groupsOf(world, member), twin.direction, twin.ethertype);
  const groups = twin.remote.kind === 'group' ? [twin.remote.group] : [];
  const allowed = allowedBy(policy, withAnyone[twin.ethertype](policy).flows, groups);
  return difference(flowsOfRule(twin), allowed) === noFlows;
};

/** One instance for each list of groups: instances with the same groups may do the same. */
const oneOfEach = (world: World, instances: readonly Instance[]): readonly Instance[] => [
  ...new Map(
    instances.map(instance => [(world.memberships[instance.id] ?? []).join(), instance]),
  ).values(),
];

const says: Readonly<Record<Direction, (version: Ethertype, what: string, far: string) => string>> =
  {
    ingress: (version, what, far) =>
      `over ${version} none of its groups lets ${what} in from ${far}`,
    egress: (version, what, far) => `over ${version} none of its groups lets ${what} out to ${far}`,
  };

/**
 * Finds rules for anyone or for a group that hold over only one version of IP, while a member has
 * addresses of both and no rule of its groups allows the same over the other. Packets over the
 * other version are then stopped. A rule for a part of the addresses has no twin and is no finding.
 */
export const oneVersionOnly: Search = world => {
  const dualStack = memoized((group: {readonly id: Parameters<typeof membersOf>[1]}) =>
    oneOfEach(
      world,
      membersOf(world, group.id).filter(
        member =>
          spoiledBy(member) === null && addressOf(member, 'IPv4') && addressOf(member, 'IPv6'),
      ),
    ),
  );
  return listRules(world).flatMap((listed): Finding | readonly [] => {
    const members = dualStack(listed.group);
    const twin = members.length > 0 ? twinOf(listed.rule) : undefined;
    if (!twin || flowsOfRule(listed.rule) === noFlows) return [];
    const without = members.filter(member => !allowsTwin(world, member, twin));
    const [first] = without;
    if (!first) return [];
    const {direction, ethertype, traffic} = twin;
    const what = traffic.kind === 'any' ? 'everything' : describeTraffic(traffic);
    const far = describeRemote(world, twin.remote);
    const names = named(without.map(({name}) => name));
    return aboutRule(
      'one-version-only',
      listed,
      `It is for ${listed.rule.ethertype} alone. ${names} ${without.length === 1 ? 'has' : 'have'} ${ethertype} too, and ${says[direction](ethertype, what, far)}.`,
      {mend: [{do: 'create-rule', group: listed.group.id, body: twin}]},
    );
  });
};
