import {type Address, ethertypeOf} from '../../src/network/address.ts';
import {
  type ComputeHost,
  type Instance,
  type Platform,
  poolOf,
} from '../../src/network/platform.ts';

/** How many instances a compute host has room for. */
export const slotsPerHost = 7;

/** The site's border router, and what lies behind it. */
export const border = 'border';
export const internet = 'internet';

/** The namespace of the instance in a slot of a host. */
export const slotOf = (host: number, slot: number): string => `vm${host}${slot}`;

/** The namespace of a compute host. */
export const hostPlace = (host: number): string => `host${host}`;

/** The interface that a compute host has for the instance in a slot. */
export const portOf = (slot: number): string => `cali${slot}`;

const numbers = (count: number): readonly number[] => Array.from({length: count}, (_, at) => at);

const slots = numbers(slotsPerHost);

/** Every namespace of a site. */
export const placesOf = (hosts: readonly ComputeHost[]): readonly string[] => [
  border,
  internet,
  ...hosts.flatMap((_, host) => [hostPlace(host), ...slots.map(slot => slotOf(host, slot))]),
];

type NameOf = (place: string) => string;

/** The cables, as lines of `ip -batch`: an instance has one to its host, and every host two more. */
export const cables = (hosts: readonly ComputeHost[], nameOf: NameOf): string => {
  const cable = (port: string, place: string, otherPort: string, otherPlace: string): string =>
    `link add ${port} netns ${nameOf(place)} type veth peer name ${otherPort} netns ${nameOf(otherPlace)}\n`;
  return [
    cable('world', border, 'eth0', internet),
    ...hosts.flatMap((_, host) => [
      cable('uplink', hostPlace(host), `down${host}`, border),
      ...hosts
        .slice(0, host)
        .map((_, other) => cable(`to${other}`, hostPlace(host), `to${host}`, hostPlace(other))),
      ...slots.map(slot => cable(portOf(slot), hostPlace(host), 'eth0', slotOf(host, slot))),
    ]),
  ].join('');
};

const set = (path: string, value: number): string => `echo ${value} >/proc/sys/net/${path}`;

/**
 * What every namespace is told before it has interfaces, since they take it over from `default`:
 * use an address at once, and let nothing but nftables judge a source address.
 */
export const customs: string = [
  ...['all', 'default'].flatMap(which => [
    set(`ipv4/conf/${which}/rp_filter`, 0),
    set(`ipv4/conf/${which}/send_redirects`, 0),
    set(`ipv6/conf/${which}/accept_dad`, 0),
    set(`ipv6/conf/${which}/accept_ra`, 0),
    set(`ipv6/conf/${which}/router_solicitations`, 0),
  ]),
  // Nobody answers too seldom because many ask.
  set('ipv4/icmp_ratelimit', 0),
  set('ipv6/icmp/ratelimit', 0),
  set('core/somaxconn', 4096),
  set('ipv4/tcp_max_syn_backlog', 4096),
  set('ipv4/tcp_syncookies', 0),
  'ip link set lo up',
].join('\n');

const version = (address: Address): string => (ethertypeOf(address) === 'IPv4' ? '-4' : '-6');
const alone = (address: Address): string =>
  ethertypeOf(address) === 'IPv4' ? `${address}/32` : `${address}/128 nodad`;
const one = (address: Address): string =>
  ethertypeOf(address) === 'IPv4' ? `${address}/32` : `${address}/128`;

const routed: readonly string[] = [set('ipv4/ip_forward', 1), set('ipv6/conf/all/forwarding', 1)];

/** A router's end of a cable: the other end reaches it as 169.254.1.1 and as fe80::1. */
const gateway = (port: string): readonly string[] => [
  `ip address add fe80::1/64 dev ${port} nodad`,
  // Whoever asks for the gateway of IPv4 is told this end, as for every other address.
  set(`ipv4/conf/${port}/proxy_arp`, 1),
  set(`ipv4/neigh/${port}/proxy_delay`, 0),
  `ip link set ${port} up`,
];

const viaGateway = (port: string): readonly string[] => [
  `ip route add 169.254.1.1 dev ${port} scope link`,
  `ip route add default via 169.254.1.1 dev ${port}`,
  `ip -6 route add default via fe80::1 dev ${port}`,
];

const hostScript = (hosts: readonly ComputeHost[], host: number): readonly string[] => [
  ...routed,
  ...slots.flatMap(slot => gateway(portOf(slot))),
  ...hosts.flatMap((_, other) => {
    if (other === host) return [];
    const port = `to${other}`;
    return [
      `ip address add fe80::${host + 1}/64 dev ${port} nodad`,
      `ip address add 169.254.2.${host + 1}/32 dev ${port}`,
      `ip link set ${port} up`,
      `ip route add 169.254.2.${other + 1}/32 dev ${port}`,
    ];
  }),
  // The first address of the interface is the one that masquerading takes.
  ...(hosts[host]?.addresses ?? []).map(address => `ip address add ${alone(address)} dev uplink`),
  'ip address add fe80::2/64 dev uplink nodad',
  'ip link set uplink up',
  ...viaGateway('uplink'),
];

/**
 * The border knows the way to the hosts, to what is public behind them, and to the Internet. It
 * forwards a packet only when the way back to its source goes where it came from, as providers do
 * (BCP 38): so a private address does not get out, and there is no way in to one either.
 */
const borderScript = (
  hosts: readonly ComputeHost[],
  outsiders: readonly Address[],
): readonly string[] => [
  ...routed,
  ...gateway('world'),
  'ip address add 169.254.1.1/32 dev world',
  ...outsiders.map(address => `ip route add ${one(address)} dev world`),
  ...hosts.flatMap(({addresses}, host) => [
    ...gateway(`down${host}`),
    `ip address add 169.254.1.1/32 dev down${host}`,
    ...addresses.map(address => `ip route add ${one(address)} dev down${host}`),
  ]),
  `nft -f - <<'end'
table inet border {
  chain sources {
    type filter hook prerouting priority raw; policy accept;
    icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } accept
    fib saddr . iif oif missing drop
  }
}
end`,
];

/** What each namespace is told once its cables are laid, by place: what is so in every world. */
export const settings = (
  hosts: readonly ComputeHost[],
  outsiders: readonly Address[],
): readonly (readonly [place: string, script: string])[] => {
  const scripts: readonly (readonly [string, readonly string[]])[] = [
    [border, borderScript(hosts, outsiders)],
    [
      internet,
      [
        'ip link set eth0 up',
        ...outsiders.map(address => `ip address add ${alone(address)} dev eth0`),
        ...viaGateway('eth0'),
      ],
    ],
    ...hosts.map((_, host) => [hostPlace(host), hostScript(hosts, host)] as const),
    ...hosts.flatMap((_, host) =>
      slots.map(slot => [slotOf(host, slot), ['ip link set eth0 up']] as const),
    ),
  ];
  return scripts.map(([place, lines]) => [place, lines.join('\n')]);
};

/** Where an instance stands: its host, and its slot there. */
export type Stand = {readonly instance: Instance; readonly host: number; readonly slot: number};

/** Where each instance stands. */
export const standsOf = ({hosts, instances}: Platform): readonly Stand[] =>
  hosts.flatMap(({name}, host) =>
    instances
      .filter(instance => instance.host === name)
      .map((instance, slot) => {
        if (slot >= slotsPerHost) throw new Error(`${name} has no room for ${instance.name}`);
        return {instance, host, slot};
      }),
  );

/** Lines of `ip -batch` for a place: those that wire a world's instances, and those that undo it. */
export type Moves = {
  readonly place: string;
  readonly add: readonly string[];
  readonly remove: readonly string[];
};

/**
 * Wires instances as Calico does: an address of its own to each and no neighbour but the gateway,
 * a route for it alone at its host, at every other host, and, if it is public, at the border.
 */
export const movesFor = (platform: Platform): readonly Moves[] => {
  const stands = standsOf(platform);
  const routes = (of: readonly string[]): Pick<Moves, 'add' | 'remove'> => ({
    add: of.map(line => `route add ${line}`),
    remove: of.map(line => `route del ${line}`),
  });
  const instances = stands.map(({instance: {addresses}, host, slot}): Moves => {
    const held = addresses.map(address => `${alone(address)} dev eth0`);
    return {
      place: slotOf(host, slot),
      add: [
        ...held.map(line => `address add ${line}`),
        ...(held.some(line => !line.includes(':'))
          ? ['route add 169.254.1.1 dev eth0 scope link', 'route add default via 169.254.1.1']
          : []),
        'route add ::/0 via fe80::1 dev eth0',
      ],
      // Its routes of IPv4 go with its last address.
      remove: [
        'route del ::/0 via fe80::1 dev eth0',
        ...held.map(line => `address del ${line.replace(' nodad', '')}`),
      ],
    };
  });
  const hosts = platform.hosts.map((_, host): Moves => {
    const lines = stands.flatMap(({instance, host: other, slot}) =>
      instance.addresses.map(address => {
        if (other === host) return `${one(address)} dev ${portOf(slot)}`;
        const via = version(address) === '-4' ? `169.254.2.${other + 1}` : `fe80::${other + 1}`;
        return `${one(address)} via ${via} dev to${other}`;
      }),
    );
    return {place: hostPlace(host), ...routes(lines)};
  });
  const open = stands.flatMap(({instance, host}) =>
    instance.addresses
      .filter(address => poolOf(platform, address)?.internet === 'direct')
      .map(address => {
        const via =
          version(address) === '-4'
            ? platform.hosts[host]?.addresses.find(own => version(own) === '-4')
            : 'fe80::2';
        return `${one(address)} via ${via} dev down${host}`;
      }),
  );
  return [...instances, ...hosts, {place: border, ...routes(open)}];
};
