import type {Remote, RuleBody, Traffic} from './rule.ts';
import {findGroup, type World} from './world.ts';

/**
 * Writes which packets a rule is about, in the short form: `any`, `tcp`, `tcp/443`, `udp/80-90`,
 * `icmp/8:0`.
 */
export const describeTraffic = (traffic: Traffic): string => {
  switch (traffic.kind) {
    case 'any':
      return 'any';
    case 'protocol':
      return traffic.protocol.name;
    case 'ports': {
      const {protocol, ports} = traffic;
      if (!ports) return protocol.name;
      return `${protocol.name}/${ports.min}${ports.max === ports.min ? '' : `-${ports.max}`}`;
    }
    case 'icmp': {
      const {protocol, icmp} = traffic;
      if (!icmp) return protocol.name;
      return `${protocol.name}/${icmp.type}${icmp.code === null ? '' : `:${icmp.code}`}`;
    }
  }
};

/**
 * Writes the far end that a rule allows: `any`, a prefix, or the name of a group or an address
 * group.
 */
export const describeRemote = (world: World, remote: Remote): string => {
  switch (remote.kind) {
    case 'any':
      return 'any';
    case 'prefix':
      return remote.prefix;
    case 'group':
      return `group ${findGroup(world, remote.group)?.name ?? remote.group}`;
    case 'address-group':
      return `address group ${remote.addressGroup}`;
  }
};

/**
 * Writes what a rule allows, in the short form: `ingress tcp/443 from any`, `egress any to ::/0`.
 */
export const describeRule = (world: World, rule: RuleBody): string => {
  const way = rule.direction === 'ingress' ? 'from' : 'to';
  // A prefix shows its version by itself.
  const version = rule.ethertype === 'IPv6' && rule.remote.kind !== 'prefix' ? ' over IPv6' : '';
  return `${rule.direction} ${describeTraffic(rule.traffic)} ${way} ${describeRemote(world, rule.remote)}${version}`;
};
