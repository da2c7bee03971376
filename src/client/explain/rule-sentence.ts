import {type Ethertype, lengthOf} from '../../network/address.ts';
import {flowsOf, noFlows} from '../../reachability/flows/flows.ts';
import type {
  Direction,
  IcmpType,
  Remote,
  RuleBody,
  SecurityGroup,
  Traffic,
} from '../../security-groups/rule.ts';
import {findGroup, type World} from '../../security-groups/world.ts';
import {hostBitsOf, isEveryone} from './prefix-words.ts';

/** The names of ICMP types (IANA's registries) that a rule is likely to have. */
const icmpNames: Readonly<Record<Ethertype, Readonly<Record<number, string>>>> = {
  IPv4: {
    0: 'echo reply',
    3: 'destination unreachable',
    4: 'source quench',
    5: 'redirect',
    8: 'echo request',
    11: 'time exceeded',
    12: 'parameter problem',
    13: 'timestamp request',
    14: 'timestamp reply',
    17: 'address mask request',
    18: 'address mask reply',
  },
  IPv6: {
    1: 'destination unreachable',
    2: 'packet too big',
    3: 'time exceeded',
    4: 'parameter problem',
    128: 'echo request',
    129: 'echo reply',
    133: 'router solicitation',
    134: 'router advertisement',
    135: 'neighbour solicitation',
    136: 'neighbour advertisement',
  },
};

const describeType = ({type, code}: IcmpType, ethertype: Ethertype): string => {
  const name = icmpNames[ethertype][type];
  return `type ${type}${name === undefined ? '' : ` (${name})`}${code === null ? '' : `, code ${code}`}`;
};

const portsOf = (traffic: Extract<Traffic, {kind: 'ports'}>): string => {
  if (!traffic.ports) return 'every port';
  const {min, max} = traffic.ports;
  return min === max ? `port ${min}` : `ports ${min} to ${max}`;
};

/** The protocols that have connections: dccp, sctp and tcp. */
const connecting: ReadonlySet<number> = new Set([6, 33, 132]);

const echoes = {IPv4: 8, IPv6: 128};

/** The words for what may begin, to follow `accept`, `may open` or `may send`. */
const begun = ({traffic, ethertype, direction}: RuleBody): string => {
  const fresh = direction === 'ingress' ? 'new ' : '';
  switch (traffic.kind) {
    case 'any':
      return `${fresh}connections of every protocol and port`;
    case 'ports': {
      const {name, number} = traffic.protocol;
      const what = connecting.has(number) ? `${fresh}${name} connections` : `${name} packets`;
      return `${what} to ${portsOf(traffic)}`;
    }
    case 'protocol': {
      const {name} = traffic.protocol;
      return /^\d+$/.test(name) ? `packets of protocol ${name}` : `${name} packets`;
    }
    case 'icmp': {
      const {icmp, protocol} = traffic;
      if (!icmp) return `pings and all other ${protocol.name} requests`;
      return icmp.type === echoes[ethertype] && (icmp.code ?? 0) === 0
        ? 'pings'
        : `${protocol.name} of ${describeType(icmp, ethertype)}`;
    }
  }
};

const isConnection = ({traffic}: RuleBody): boolean =>
  traffic.kind === 'any' || (traffic.kind === 'ports' && connecting.has(traffic.protocol.number));

const farEnd = (
  world: World,
  group: SecurityGroup,
  ethertype: Ethertype,
  remote: Remote,
): string => {
  if (isEveryone(remote)) return `any ${ethertype} address`;
  if (remote.kind === 'prefix') {
    const {network, address} = hostBitsOf(remote.prefix);
    const isOne = lengthOf(remote.prefix) === (ethertype === 'IPv4' ? 32 : 128);
    return isOne ? `${address} alone` : `any address of ${network}`;
  }
  if (remote.kind === 'address-group') return `the addresses of ${remote.addressGroup}`;
  if (remote.kind === 'any') return `any ${ethertype} address`;
  const name = findGroup(world, remote.group)?.name ?? remote.group;
  return remote.group === group.id
    ? `other members of ${name}, at their ${ethertype} addresses`
    : `members of ${name}, at their ${ethertype} addresses`;
};

const verb = ({direction}: RuleBody, isNew: boolean): string => {
  if (direction === 'ingress') return 'accept';
  return isNew ? 'may open' : 'may send';
};

const joint: Readonly<Record<Direction, string>> = {ingress: 'from', egress: 'to'};

/**
 * The meaning of a rule in a sentence; `briefly` leaves out what holds for every rule of its kind.
 */
export type RuleSentence = {readonly says: string; readonly briefly: string};

/**
 * Says what a rule means on this platform: who may open what to whom. Of `world` it uses only the
 * names of groups.
 */
export const ruleSentence = (world: World, group: SecurityGroup, rule: RuleBody): RuleSentence => {
  const {direction, ethertype, traffic, remote} = rule;
  if (flowsOf(traffic) === noFlows && traffic.kind === 'icmp' && traffic.icmp) {
    const says = `Members of ${group.name} gain nothing by it: ${traffic.protocol.name} of ${describeType(traffic.icmp, ethertype)} only ever answers. An answer passes with what it belongs to, whatever the rules say, and what belongs to nothing is dropped.`;
    return {says, briefly: says};
  }
  const isNew = isConnection(rule);
  const hasPort = traffic.kind === 'ports';
  const way = direction === 'egress' && hasPort ? 'of' : joint[direction];
  const far = farEnd(world, group, ethertype, remote);
  const replies =
    direction === 'ingress' ? 'replies need no rule' : 'replies come back without a rule';
  const core = `Members of ${group.name} ${verb(rule, isNew)} ${begun(rule)} ${way} ${far}`;
  return {says: `${core}; ${replies}.`, briefly: `${core}.`};
};
