import {type Ethertype, ethertypeOf, lengthOf} from '../../src/network/address.ts';
import {addressesOf, type InternetAccess} from '../../src/network/platform.ts';
import type {Direction, SecurityGroupRule, Traffic} from '../../src/security-groups/rule.ts';
import {groupsOf, membersOf, type World} from '../../src/security-groups/world.ts';
import {portOf, type Stand, standsOf} from './wiring.ts';

const ethertypes: readonly Ethertype[] = ['IPv4', 'IPv6'];

const block = (head: string, lines: readonly string[]): string =>
  `${head} {\n${lines.map(line => `  ${line.replaceAll('\n', '\n  ')}\n`).join('')}}`;

const setOf = (
  name: string,
  ethertype: Ethertype,
  elements: readonly string[],
  flags: readonly string[] = [],
): string =>
  block(`set ${name}${ethertype}`, [
    `type ${ethertype === 'IPv4' ? 'ipv4_addr' : 'ipv6_addr'}`,
    ...flags,
    ...(elements.length > 0 ? [`elements = { ${elements.join(', ')} }`] : []),
  ]);

/** The addresses of each group's members, by which rules name them (Calico: an IP set). */
const memberSets = (world: World): readonly string[] =>
  world.groups.flatMap((group, index) =>
    ethertypes.map(ethertype =>
      setOf(
        `members${index}-`,
        ethertype,
        membersOf(world, group.id)
          .flatMap(addressesOf)
          .filter(address => ethertypeOf(address) === ethertype),
      ),
    ),
  );

const poolSets = (world: World): readonly string[] => {
  const pools = world.platform.networks.flatMap(network => network.pools);
  const of = (accesses: readonly InternetAccess[], ethertype: Ethertype) =>
    pools
      .filter(pool => ethertypeOf(pool.prefix) === ethertype && accesses.includes(pool.internet))
      .map(({prefix}) => prefix);
  return ethertypes.flatMap(ethertype => [
    setOf('translated', ethertype, of(['translated'], ethertype), ['flags interval']),
    setOf('pools', ethertype, of(['direct', 'translated', 'none'], ethertype), ['flags interval']),
  ]);
};

const trafficMatch = (traffic: Traffic): string => {
  switch (traffic.kind) {
    case 'any':
      return '';
    case 'protocol':
      return `meta l4proto ${traffic.protocol.number}`;
    case 'ports': {
      const {protocol, ports} = traffic;
      if (!ports) return `meta l4proto ${protocol.number}`;
      const range = ports.min === ports.max ? ports.min : `${ports.min}-${ports.max}`;
      return `meta l4proto ${protocol.number} th dport ${range}`;
    }
    case 'icmp': {
      const {protocol, icmp} = traffic;
      const name = protocol.number === 1 ? 'icmp' : 'icmpv6';
      const type = icmp ? ` ${name} type ${icmp.type}` : '';
      const code = icmp?.code == null ? '' : ` ${name} code ${icmp.code}`;
      return `meta l4proto ${protocol.number}${type}${code}`;
    }
  }
};

const remoteMatch = (world: World, {direction, ethertype, remote}: SecurityGroupRule): string => {
  const field = `${ethertype === 'IPv4' ? 'ip' : 'ip6'} ${direction === 'egress' ? 'daddr' : 'saddr'}`;
  switch (remote.kind) {
    case 'any':
      return '';
    case 'prefix':
      // nft has no word for a prefix that holds every address.
      return lengthOf(remote.prefix) === 0 ? '' : `${field} ${remote.prefix}`;
    case 'address-group':
      throw new Error('No world asked about here has an address group.');
    case 'group': {
      const index = world.groups.findIndex(({id}) => id === remote.group);
      return `${field} @members${index}-${ethertype}`;
    }
  }
};

/** What Felix drops of what an instance sends, unless it is configured otherwise. */
const tunnels = ['udp dport 4789 drop', 'meta l4proto 4 drop'];

/**
 * One direction of an instance, in Felix's order (felix/rules/endpoints.go): what belongs to a
 * connection passes before any policy is asked, what fits none is dropped, and then one rule after
 * the other allows, until nothing is left but to drop.
 */
const chain = (world: World, {instance, slot}: Stand, direction: Direction): string => {
  const rules = groupsOf(world, instance).flatMap(group =>
    group.rules.filter(rule => rule.direction === direction),
  );
  // What may leave has still to be asked for at the other instance, if that is on this host, too.
  const allow = direction === 'egress' ? 'return' : 'accept';
  const matches = rules.map(rule =>
    [
      `meta nfproto ${rule.ethertype.toLowerCase()}`,
      remoteMatch(world, rule),
      trafficMatch(rule.traffic),
      allow,
    ].join(' '),
  );
  return block(`chain ${direction}-${portOf(slot)}`, [
    'ct state established,related accept',
    'ct state invalid drop',
    ...(direction === 'egress' ? tunnels : []),
    ...matches,
    'drop',
  ]);
};

const jumps = (field: string, direction: Direction, stands: readonly Stand[]): readonly string[] =>
  stands.length === 0
    ? []
    : [
        `${field} vmap { ${stands
          .map(({slot}) => `"${portOf(slot)}" : jump ${direction}-${portOf(slot)}`)
          .join(', ')} }`,
      ];

/**
 * All of a compute host's nftables: the check of the source, the policies of its instances both
 * ways, and the masquerade for what leaves the site from a translated pool (felix/rules/nat.go).
 */
export const firewallOf = (world: World, host: number): string => {
  // Sets of members and pools are those of one site, and nothing here would part two.
  if (new Set(world.platform.networks.map(({site}) => site)).size > 1) {
    throw new Error('The kernel is wired as one site.');
  }
  const stands = standsOf(world.platform).filter(stand => stand.host === host);
  const table = block('table inet calico', [
    ...memberSets(world),
    ...poolSets(world),
    block('chain sources', [
      'type filter hook prerouting priority raw; policy accept;',
      'icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } accept',
      'iifname "cali*" fib saddr . iif oif missing drop',
    ]),
    ...stands.flatMap(stand => [chain(world, stand, 'egress'), chain(world, stand, 'ingress')]),
    block('chain forward', [
      'type filter hook forward priority filter; policy drop;',
      ...jumps('iifname', 'egress', stands),
      ...jumps('oifname', 'ingress', stands),
      'iifname "cali*" accept',
    ]),
    block('chain translate', [
      'type nat hook postrouting priority srcnat; policy accept;',
      ...['ip', 'ip6'].map(
        (field, index) =>
          `${field} saddr @translated${ethertypes[index]} ${field} daddr != @pools${ethertypes[index]} masquerade`,
      ),
    ]),
  ]);
  return `flush ruleset\n${table}\n`;
};
