import fc from 'fast-check';
import {
  type Address,
  addressAt,
  type Ethertype,
  everywhere,
  type Prefix,
  rangeOf,
} from '../../src/network/address.ts';
import {addressesOf, type Instance, type Platform} from '../../src/network/platform.ts';
import {uuidFor} from '../../src/network/uuid.ts';
import {type Endpoint, endpointAt} from '../../src/reachability/endpoint.ts';
import {describeListed} from '../../src/reachability/explain-near-miss.ts';
import type {Packet} from '../../src/reachability/flows.ts';
import type {Question} from '../../src/reachability/question.ts';
import {
  addToInstance,
  createGroup,
  createRule,
  newProject,
} from '../../src/security-groups/change.ts';
import type {GroupId, Remote, RuleBody, Traffic} from '../../src/security-groups/rule.ts';
import {groupsOf, listRules, type World} from '../../src/security-groups/world.ts';
import {addressIn, prefixIn} from '../network/read.ts';

const site = 'sto1';
const networks: Platform['networks'] = [
  {
    name: 'public',
    site,
    pools: [
      {prefix: prefixIn('185.189.28.0/27'), internet: 'direct'},
      {prefix: prefixIn('2a0a:bcc0:40::/64'), internet: 'direct'},
    ],
  },
  {
    name: 'default',
    site,
    pools: [
      {prefix: prefixIn('10.65.0.0/27'), internet: 'translated'},
      {prefix: prefixIn('2a0a:bcc0:41::/64'), internet: 'direct'},
    ],
  },
  {
    name: 'private',
    site,
    pools: [
      {prefix: prefixIn('10.65.0.32/27'), internet: 'none'},
      {prefix: prefixIn('fd00:65::/64'), internet: 'none'},
    ],
  },
];

const hosts: Platform['hosts'] = ['compute-1', 'compute-2'].map((name, index) => ({
  name,
  site,
  addresses: [addressIn(`203.0.113.${11 + index}`), addressIn(`2001:db8:203::${11 + index}`)],
}));

/** People on the Internet, at both sides of the borders of the prefixes that rules name. */
export const outsiders: readonly Address[] = [
  '1.1.1.0',
  '1.1.1.1',
  '1.1.1.2',
  '198.51.100.127',
  '198.51.100.128',
  '2001:db8:1::1',
  '2001:db8:1::2',
].map(addressIn);

/** Addresses of a pool: the few at its start, so that prefixes of /27 to /32 part them. */
const addressOfPool = (prefix: Prefix, offset: number): Address => {
  const {ethertype, first} = rangeOf(prefix);
  return addressAt(ethertype, first + BigInt(offset));
};

const instances = fc
  .uniqueArray(
    fc.record({network: fc.nat(2), host: fc.nat(1), offset: fc.integer({min: 1, max: 14})}),
    {minLength: 2, maxLength: 7, selector: ({network, offset}) => `${network} ${offset}`},
  )
  .map(drawn =>
    drawn.map(({network, host, offset}, index): Instance => {
      const {name = '', pools = []} = networks[network] ?? {};
      return {
        id: uuidFor(`instance ${index}`),
        name: `vm-${index}`,
        network: name,
        host: hosts[host]?.name ?? '',
        addresses: pools.map(({prefix}) => addressOfPool(prefix, offset)),
      };
    }),
  );

const tcp = {name: 'tcp', number: 6};
const udp = {name: 'udp', number: 17};
const ports = [79, 80, 81, 443, 1000];

const traffic = (ethertype: Ethertype): fc.Arbitrary<Traffic> => {
  const icmp = ethertype === 'IPv4' ? {name: 'icmp', number: 1} : {name: 'ipv6-icmp', number: 58};
  const echo = ethertype === 'IPv4' ? 8 : 128;
  return fc.oneof(
    fc.constant<Traffic>({kind: 'any'}),
    fc.constantFrom(tcp, udp).map((protocol): Traffic => ({kind: 'ports', protocol, ports: null})),
    fc
      .tuple(fc.constantFrom(tcp, udp), fc.constantFrom(...ports), fc.constantFrom(0, 0, 1, 363))
      .map(
        ([protocol, min, more]): Traffic => ({
          kind: 'ports',
          protocol,
          ports: {min, max: min + more},
        }),
      ),
    fc
      .constantFrom(null, {type: echo, code: null}, {type: echo, code: 0}, {type: echo, code: 1})
      .map((type): Traffic => ({kind: 'icmp', protocol: icmp, icmp: type})),
  );
};

/** Prefixes that part the addresses in use, of every length that matters. */
const prefixes = (ethertype: Ethertype, held: readonly Address[]): fc.Arbitrary<Prefix> => {
  const top = ethertype === 'IPv4' ? 32 : 128;
  const addresses = [...held, ...outsiders].filter(
    address => address.includes(':') === (ethertype === 'IPv6'),
  );
  return fc.oneof(
    {weight: 1, arbitrary: fc.constant(everywhere(ethertype))},
    {
      weight: 5,
      arbitrary: fc
        .tuple(fc.constantFrom(...addresses), fc.constantFrom(0, 0, 1, 2, 3, 4, 5, 6, 8, 16, 22))
        .map(([address, shorter]) => prefixIn(`${address}/${top - shorter}`)),
    },
  );
};

const ruleBody = (held: readonly Address[], groups: readonly GroupId[]): fc.Arbitrary<RuleBody> =>
  fc.constantFrom<Ethertype>('IPv4', 'IPv4', 'IPv6').chain(ethertype =>
    fc.record({
      direction: fc.constantFrom('ingress', 'egress'),
      ethertype: fc.constant(ethertype),
      traffic: traffic(ethertype),
      remote: fc.oneof(
        fc.constant<Remote>({kind: 'any'}),
        prefixes(ethertype, held).map((prefix): Remote => ({kind: 'prefix', prefix})),
        fc.constantFrom(...groups).map((group): Remote => ({kind: 'group', group})),
      ),
      description: fc.constant(''),
    }),
  );

const groupNames = ['a', 'b', 'c', 'd'];

/** Four groups without rules, and the ids they have. */
const withGroups = (platform: Platform): {world: World; ids: readonly GroupId[]} => {
  const world = groupNames.reduce((before, name) => {
    const made = createGroup(before, {name, description: '', stateful: true});
    return made.ok ? made.value.world : before;
  }, newProject(platform));
  const groups = world.groups.map(group =>
    group.name === 'default' ? group : {...group, rules: []},
  );
  const ids = groups.filter(({name}) => name !== 'default').map(({id}) => id);
  return {world: {...world, groups}, ids};
};

/** Random worlds of one site: 2 to 7 instances on 2 hosts, 4 groups, up to 16 rules, both IPs. */
export const worlds: fc.Arbitrary<World> = instances.chain(drawn => {
  const platform: Platform = {project: 'random', networks, hosts, instances: drawn, internet: []};
  const {world, ids} = withGroups(platform);
  const held = drawn.flatMap(({addresses}) => addresses);
  return fc
    .record({
      rules: fc.array(fc.tuple(fc.constantFrom(...ids), ruleBody(held, ids)), {maxLength: 16}),
      memberships: fc.array(fc.subarray([...ids], {maxLength: 3}), {
        minLength: drawn.length,
        maxLength: drawn.length,
      }),
    })
    .map(({rules, memberships}) => {
      const ruled = rules.reduce((before, [group, body]) => {
        const made = createRule(before, group, body);
        return made.ok ? made.value.world : before;
      }, world);
      return drawn.reduce(
        (before, instance, index) =>
          (memberships[index] ?? []).reduce((sofar, id) => {
            const added = addToInstance(sofar, instance, id);
            return added.ok ? added.value : sofar;
          }, before),
        ruled,
      );
    });
});

const packets = (ethertype: Ethertype): readonly Packet[] => {
  const [protocol, echo] = ethertype === 'IPv4' ? [1, 8] : [58, 128];
  return [
    ...[78, 79, 80, 81, 82, 442, 443, 444, 999, 1000, 1001].flatMap((port): readonly Packet[] => [
      {kind: 'ports', protocol: 6, port},
      {kind: 'ports', protocol: 17, port},
    ]),
    {kind: 'icmp', protocol, type: echo, code: 0},
    {kind: 'icmp', protocol, type: echo, code: 1},
    {kind: 'icmp', protocol, type: 3, code: 0},
    ...[4788, 4789, 4790].map((port): Packet => ({kind: 'ports', protocol: 17, port})),
    {kind: 'protocol', protocol: 4},
    {kind: 'protocol', protocol: 47},
  ];
};

/** Two addresses of one instance are one end: such packets never leave it. */
const nameOf = (end: Endpoint): string =>
  end.kind === 'instance' ? end.instance.id : `${end.address}`;

/** Every packet worth asking about in a world: each pair of ends, each packet. */
export const questionsIn = (world: World): readonly Question[] => {
  const {platform} = world;
  return (['IPv4', 'IPv6'] as const).flatMap(ethertype => {
    const own = (address: Address) => address.includes(':') === (ethertype === 'IPv6');
    const inside = platform.instances.flatMap(instance => addressesOf(instance).filter(own));
    const ends = [...inside, ...outsiders.filter(own)].map(address => ({
      address,
      endpoint: endpointAt(platform, address),
    }));
    return ends.flatMap(from =>
      ends
        .filter(
          to =>
            nameOf(to.endpoint) !== nameOf(from.endpoint) &&
            (inside.includes(from.address) || inside.includes(to.address)),
        )
        .flatMap(to =>
          packets(ethertype).map(packet => ({from: from.endpoint, to: to.endpoint, packet})),
        ),
    );
  });
};

/** A world as lines that a person can read: instances with their groups, groups with their rules. */
export const describeWorld = (world: World): readonly string[] => [
  ...world.platform.instances.map(
    instance =>
      `${instance.name} ${addressesOf(instance).join(' ')} on ${instance.host}${
        instance.second ? ', second interface' : ''
      }${instance.misuse ? `, ${instance.misuse}` : ''}: ${
        groupsOf(world, instance)
          .map(({name}) => name)
          .join(' ') || 'no group'
      }`,
  ),
  ...listRules(world)
    .filter(({group}) => group.name !== 'default')
    .map(({rule, ...listed}) => `${describeListed(world, {...listed, rule})} ${rule.ethertype}`),
];
