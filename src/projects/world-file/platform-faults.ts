import {type Address, contains, ethertypeOf, rangeOf} from '../../network/address.ts';
import {isInternetAddress} from '../../network/address-space.ts';
import {
  addressesOf,
  hostAt,
  type Interface,
  type Platform,
  poolOf,
  siteOf,
} from '../../network/platform.ts';
import type {Fault} from '../../text/fault.ts';
import type {Path} from '../../text/yaml-file.ts';
import type {WorldSource} from './schema.ts';

/** One interface of an instance, and its path in the file. */
type Attachment = {readonly at: Interface; readonly owner: number; readonly path: Path};

const interfacesOf = ({instances}: Platform): readonly Attachment[] =>
  instances.flatMap((instance, owner) => {
    const path = ['instances', owner];
    const own = {at: instance, owner, path};
    const {second} = instance;
    return second ? [own, {at: second, owner, path: [...path, 'second-interface']}] : [own];
  });

/** Names that are not unique; commands and memberships refer to things by name. */
const repeatedNames = ({value, fault}: WorldSource): readonly Fault[] =>
  (['networks', 'hosts', 'instances', 'internet', 'security-groups'] as const).flatMap(list => {
    const names = value[list].map(({name}) => name);
    return names.flatMap((name, index) =>
      names.indexOf(name) === index
        ? []
        : [fault([list, index, 'name'], `The name '${name}' is taken.`, 'Give each its own name.')],
    );
  });

const unknownNames = ({fault}: WorldSource, platform: Platform): readonly Fault[] => {
  const unknown = (what: string, name: string, path: Path, among: readonly {name: string}[]) => {
    const names = among.map(candidate => candidate.name);
    return names.includes(name)
      ? []
      : [fault(path, `There is no ${what} '${name}'.`, `Use one of ${names.join(', ')}.`)];
  };
  return [
    ...interfacesOf(platform).flatMap(({at, path}) =>
      unknown('network', at.network, [...path, 'network'], platform.networks),
    ),
    ...platform.instances.flatMap(({host}, i) =>
      unknown('host', host, ['instances', i, 'host'], platform.hosts),
    ),
  ];
};

const addressFaults = (
  {fault}: WorldSource,
  platform: Platform,
  {at, owner, path}: Attachment,
): readonly Fault[] => {
  const pools = platform.networks.find(({name}) => name === at.network)?.pools ?? [];
  return at.addresses.flatMap((address, a) => {
    const addressPath = [...path, 'addresses', a];
    const holder = platform.instances.findIndex(other => addressesOf(other).includes(address));
    if (holder >= 0 && holder !== owner) {
      const says = `${platform.instances[holder]?.name} has ${address} already.`;
      return [fault(addressPath, says, 'Give each instance an address of its own.')];
    }
    if (pools.some(({prefix}) => contains(prefix, address))) return [];
    const says = `${address} is in no pool of the network ${at.network}.`;
    return [fault(addressPath, says, `Take one of ${pools.map(({prefix}) => prefix).join(', ')}.`)];
  });
};

/** Addresses that one instance has twice. */
const repeatedAddresses = ({fault}: WorldSource, {at, path}: Attachment): readonly Fault[] =>
  at.addresses.flatMap((address, a) =>
    at.addresses.indexOf(address) === a
      ? []
      : [fault([...path, 'addresses', a], `${address} is here twice.`, 'Name each address once.')],
  );

/** Reserved names, which mean whole ranges of addresses wherever an end is named. */
const reserved = ['internet', 'site'];

const reservedNames = ({value, fault}: WorldSource): readonly Fault[] =>
  (['instances', 'internet'] as const).flatMap(list =>
    value[list].flatMap(({name}, index) =>
      reserved.includes(name.toLowerCase())
        ? [
            fault(
              [list, index, 'name'],
              `'${name}' means everybody there wherever an end is named.`,
              'Choose another name.',
            ),
          ]
        : [],
    ),
  );

/** Compute hosts that share an address with a pool or another host. */
const hostFaults = ({fault}: WorldSource, platform: Platform): readonly Fault[] => {
  const earlier = new Map<Address, string>();
  return platform.hosts.flatMap(({name, addresses}, h) =>
    addresses.flatMap((address, a) => {
      const path = ['hosts', h, 'addresses', a];
      const holder = earlier.get(address);
      const pool = poolOf(platform, address);
      earlier.set(address, name);
      if (holder !== undefined) {
        return [fault(path, `${holder} has ${address} already.`, 'Give each host its own.')];
      }
      const remedy = 'Give the host an address outside all pools.';
      return pool
        ? [fault(path, `${address} is in the pool ${pool.prefix} of instances.`, remedy)]
        : [];
    }),
  );
};

/** Internet actors whose address is not an address of the Internet. */
const actorFaults = ({fault}: WorldSource, platform: Platform): readonly Fault[] =>
  platform.internet.flatMap(({address}, i) => {
    if (isInternetAddress(platform, address)) return [];
    const pool = poolOf(platform, address);
    const says = pool
      ? `${address} is in the pool ${pool.prefix} of a site.`
      : hostAt(platform, address)
        ? `${address} is a compute host's.`
        : `${address} is no address of the Internet.`;
    const remedy = 'Use a public address, or one for documentation, such as 198.51.100.23.';
    return [fault(['internet', i, 'address'], says, remedy)];
  });

/** Pools that overlap, so that one address would belong to two of them, also across sites. */
const overlaps = ({fault}: WorldSource, {networks}: Platform): readonly Fault[] => {
  const pools = networks.flatMap((network, n) =>
    network.pools.map(({prefix}, p) => ({prefix, range: rangeOf(prefix), n, p})),
  );
  return pools.flatMap(({prefix, range, n, p}, index) => {
    const other = pools
      .slice(0, index)
      .find(
        ({range: before}) =>
          before.ethertype === range.ethertype &&
          before.first <= range.last &&
          range.first <= before.last,
      );
    return other
      ? [
          fault(
            ['networks', n, 'pools', p, 'prefix'],
            `${prefix} overlaps the pool ${other.prefix}.`,
            'Give each network pools of its own.',
          ),
        ]
      : [];
  });
};

/** Instances that are not at one site with their host and all their interfaces. */
const siteFaults = ({fault}: WorldSource, platform: Platform): readonly Fault[] =>
  platform.instances.flatMap((instance, i) => {
    const site = siteOf(platform, instance);
    const host = platform.hosts.find(({name}) => name === instance.host);
    const {second} = instance;
    const elsewhere: readonly (readonly [string | undefined, Path])[] = [
      [host?.site, ['instances', i, 'host']],
      ...(second
        ? [[siteOf(platform, second), ['instances', i, 'second-interface', 'network']] as const]
        : []),
    ];
    return elsewhere
      .filter(([other]) => other !== site)
      .map(([other, path]) =>
        fault(
          path,
          `That is at the site ${other}, and ${instance.network} is at ${site}.`,
          'Each site is its own: take one of the same site.',
        ),
      );
  });

/** Hosts that must translate for an instance and have no address of that version of IP. */
const natFaults = ({fault}: WorldSource, platform: Platform): readonly Fault[] =>
  platform.instances.flatMap(({network, host, addresses}, index) => {
    const pools = platform.networks.find(({name}) => name === network)?.pools ?? [];
    const own = platform.hosts.find(({name}) => name === host)?.addresses ?? [];
    const lacking = addresses.find(
      address =>
        pools.some(
          ({prefix, internet}) => internet === 'translated' && contains(prefix, address),
        ) && !own.some(candidate => ethertypeOf(candidate) === ethertypeOf(address)),
    );
    return lacking
      ? [
          fault(
            ['instances', index, 'host'],
            `${host} has no address to translate ${lacking} to.`,
            'Give the host one.',
          ),
        ]
      : [];
  });

/** The faults of a platform whose addresses and names could be read. */
export const platformFaults = (source: WorldSource, platform: Platform): readonly Fault[] => {
  const names = [...repeatedNames(source), ...reservedNames(source), ...overlaps(source, platform)];
  const unknown = unknownNames(source, platform);
  // Where a name means nothing, what would follow from it says nothing either.
  return unknown.length > 0
    ? [...names, ...unknown]
    : [
        ...names,
        ...interfacesOf(platform).flatMap(attachment =>
          addressFaults(source, platform, attachment),
        ),
        ...interfacesOf(platform).flatMap(attachment => repeatedAddresses(source, attachment)),
        ...hostFaults(source, platform),
        ...actorFaults(source, platform),
        ...siteFaults(source, platform),
        ...natFaults(source, platform),
      ];
};
