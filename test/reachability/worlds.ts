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
import {describeListed} from '../../src/reachability/words/explain-near-miss.ts';
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

/** The networks of the first site, each with a pool of either version of IP. */
export const networks: Platform['networks'] = [
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

/** The compute hosts of the first site. */
export const hosts: Platform['hosts'] = ['compute-1', 'compute-2'].map((name, index) => ({
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

/** An address of a pool: one of the few at its start, so that prefixes of /27 to /32 part them. */
export const addressOfPool = (prefix: Prefix, offset: number): Address => {
  const {ethertype, first} = rangeOf(prefix);
  return addressAt(ethertype, first + BigInt(offset));
};

/** One address of every pool that no instance holds: the last of those that are given out. */
export const strangersIn = ({networks}: Platform): readonly Address[] =>
  networks.flatMap(({pools}) => pools.map(({prefix}) => addressOfPool(prefix, 15)));

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

const withPorts = [
  {name: 'tcp', number: 6},
  {name: 'udp', number: 17},
];
const sctp = {name: 'sctp', number: 132};
const withoutPorts = [
  {name: 'ipip', number: 4},
  {name: 'gre', number: 47},
  {name: 'esp', number: 50},
];
const ports = [79, 80, 81, 443, 1000];

/** ICMP types of both versions: echo, another that begins an exchange, and an error. */
export const icmpTypes = {
  IPv4: {protocol: {name: 'icmp', number: 1}, echo: 8, other: 13, error: 3},
  IPv6: {protocol: {name: 'ipv6-icmp', number: 58}, echo: 128, other: 139, error: 1},
};

const traffic = (ethertype: Ethertype): fc.Arbitrary<Traffic> => {
  const {protocol: icmp, echo, other, error} = icmpTypes[ethertype];
  return fc.oneof(
    {weight: 4, arbitrary: fc.constant<Traffic>({kind: 'any'})},
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...withPorts)
        .map((protocol): Traffic => ({kind: 'ports', protocol, ports: null})),
    },
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...withPorts, ...withPorts, sctp),
          fc.constantFrom(...ports),
          fc.constantFrom(0, 0, 1, 363),
        )
        .map(
          ([protocol, min, more]): Traffic => ({
            kind: 'ports',
            protocol,
            ports: {min, max: min + more},
          }),
        ),
    },
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(
          null,
          {type: echo, code: null},
          {type: echo, code: 0},
          {type: echo, code: 1},
          {type: other, code: null},
          {type: error, code: null},
        )
        .map((type): Traffic => ({kind: 'icmp', protocol: icmp, icmp: type})),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...withoutPorts)
        .map((protocol): Traffic => ({kind: 'protocol', protocol})),
    },
  );
};

/** Prefixes that part the addresses in use, of every length that matters. */
const prefixes = (ethertype: Ethertype, known: readonly Address[]): fc.Arbitrary<Prefix> => {
  const top = ethertype === 'IPv4' ? 32 : 128;
  const addresses = known.filter(address => address.includes(':') === (ethertype === 'IPv6'));
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

/** Who is on the ground: instances, compute hosts, strangers of each pool, and people outside. */
const addressesOn = (platform: Platform): readonly Address[] => {
  const held = platform.instances.flatMap(addressesOf);
  return [
    // Instances are who most rules are about.
    ...held,
    ...held,
    ...platform.hosts.flatMap(({addresses}) => addresses),
    ...strangersIn(platform),
    ...outsiders,
  ];
};

const ruleBody = (
  known: readonly Address[],
  remotes: fc.Arbitrary<Remote>,
): fc.Arbitrary<RuleBody> =>
  fc.constantFrom<Ethertype>('IPv4', 'IPv4', 'IPv6').chain(ethertype =>
    fc.record({
      direction: fc.constantFrom('ingress', 'egress'),
      ethertype: fc.constant(ethertype),
      traffic: traffic(ethertype),
      remote: fc.oneof(
        fc.constant<Remote>({kind: 'any'}),
        prefixes(ethertype, known).map((prefix): Remote => ({kind: 'prefix', prefix})),
        remotes,
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

const groupRemote = (group: GroupId): Remote => ({kind: 'group', group});

/**
 * Random worlds on a ground: 4 groups and up to 16 rules for both versions of IP, about everybody
 * there; `rare` are remotes that a few rules have besides.
 */
export const worldsOn = (platform: Platform, rare: readonly Remote[] = []): fc.Arbitrary<World> => {
  const {world, ids} = withGroups(platform);
  const groups = ids.map(groupRemote);
  const remotes = fc.constantFrom(...groups, ...groups, ...rare);
  const {length} = platform.instances;
  return fc
    .record({
      rules: fc.array(fc.tuple(fc.constantFrom(...ids), ruleBody(addressesOn(platform), remotes)), {
        maxLength: 16,
      }),
      memberships: fc.array(fc.subarray([...ids], {maxLength: 3}), {
        minLength: length,
        maxLength: length,
      }),
    })
    .map(({rules, memberships}) => {
      const ruled = rules.reduce((before, [group, body]) => {
        const made = createRule(before, group, body);
        return made.ok ? made.value.world : before;
      }, world);
      return platform.instances.reduce(
        (before, instance, index) =>
          (memberships[index] ?? []).reduce((sofar, id) => {
            const added = addToInstance(sofar, instance, id);
            return added.ok ? added.value : sofar;
          }, before),
        ruled,
      );
    });
};

/** Random worlds of one site: 2 to 7 instances on 2 hosts, 4 groups, up to 16 rules, both IPs. */
export const worlds: fc.Arbitrary<World> = instances.chain(drawn =>
  worldsOn({project: 'random', networks, hosts, instances: drawn, internet: []}),
);

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
