import type * as v from 'valibot';
import {
  type Address,
  contains,
  ethertypeOf,
  type Prefix,
  parseAddress,
  parsePrefix,
  rangeOf,
} from '../network/address.ts';
import type {Instance, Platform} from '../network/platform.ts';
import {uuidFor} from '../network/uuid.ts';
import {failure, type Result, success} from '../result.ts';
import type {Fault} from './fault.ts';
import type {worldSchema} from './schema.ts';
import type {Located, Path} from './yaml-file.ts';

/** A world's file, with its lines. */
export type Source = Located<v.InferOutput<typeof worldSchema>>;

/** Collects what can be read and the faults of what cannot. */
type Reading = {
  readonly faults: Fault[];
  readonly address: (path: Path, text: string) => readonly Address[];
  readonly prefix: (path: Path, text: string) => readonly Prefix[];
};

const newReading = (source: Source): Reading => {
  const faults: Fault[] = [];
  const keep = <Value>(path: Path, result: Result<Value>): readonly Value[] => {
    if (result.ok) return [result.value];
    faults.push(source.fault(path, result.error.says, result.error.remedy));
    return [];
  };
  return {
    faults,
    address: (path, text) => keep(path, parseAddress(text)),
    prefix: (path, text) => keep(path, parsePrefix(text)),
  };
};

const platformOf = (source: Source, reading: Reading): Platform => {
  const {project, networks, hosts, instances, internet} = source.value;
  return {
    project,
    networks: networks.map((network, n) => ({
      name: network.name,
      site: network.site,
      pools: network.pools.flatMap((pool, p) =>
        reading
          .prefix(['networks', n, 'pools', p, 'prefix'], pool.prefix)
          .map(prefix => ({prefix, internet: pool.internet})),
      ),
    })),
    hosts: hosts.map((host, h) => ({
      ...host,
      addresses: host.addresses.flatMap((text, a) =>
        reading.address(['hosts', h, 'addresses', a], text),
      ),
    })),
    instances: instances.map(({name, network, host, addresses, misuse}, i) => ({
      id: uuidFor(`instance ${name}`),
      name,
      network,
      host,
      addresses: addresses.flatMap((text, a) =>
        reading.address(['instances', i, 'addresses', a], text),
      ),
      ...(misuse === undefined ? {} : {misuse}),
    })),
    internet: internet.flatMap(({name, role, address}, i) =>
      reading
        .address(['internet', i, 'address'], address)
        .map(read => ({name, role, address: read})),
    ),
  };
};

/** Names must be told apart: commands and memberships speak of things by name. */
const repeatedNames = ({value, fault}: Source): readonly Fault[] =>
  (['networks', 'hosts', 'instances', 'internet', 'security-groups'] as const).flatMap(list => {
    const names = value[list].map(({name}) => name);
    return names.flatMap((name, index) =>
      names.indexOf(name) === index
        ? []
        : [fault([list, index, 'name'], `The name '${name}' is taken.`, 'Give each its own name.')],
    );
  });

const addressFaults = (
  {fault}: Source,
  platform: Platform,
  instance: Instance,
  index: number,
): readonly Fault[] => {
  const pools = platform.networks.find(({name}) => name === instance.network)?.pools ?? [];
  return instance.addresses.flatMap((address, a) => {
    const at = ['instances', index, 'addresses', a];
    const holder = platform.instances.find(({addresses}) => addresses.includes(address));
    if (holder && holder !== instance) {
      const says = `${holder.name} has ${address} already.`;
      return [fault(at, says, 'Give each instance an address of its own.')];
    }
    if (pools.some(({prefix}) => contains(prefix, address))) return [];
    const says = `${address} is in no pool of the network ${instance.network}.`;
    return [fault(at, says, `Take one of ${pools.map(({prefix}) => prefix).join(', ')}.`)];
  });
};

const crossFaults = (source: Source, platform: Platform): readonly Fault[] =>
  platform.instances.flatMap((instance, index) => {
    const names = (list: readonly {readonly name: string}[]) => list.map(({name}) => name);
    const unknown = (field: 'network' | 'host', among: readonly string[]) =>
      among.includes(instance[field])
        ? []
        : [
            source.fault(
              ['instances', index, field],
              `There is no ${field} '${instance[field]}'.`,
              `Use one of ${among.join(', ')}.`,
            ),
          ];
    const missing = [
      ...unknown('network', names(platform.networks)),
      ...unknown('host', names(platform.hosts)),
    ];
    return missing.length > 0 ? missing : addressFaults(source, platform, instance, index);
  });

/** What would make an address mean two places: pools that overlap, and more sites than one. */
const groundFaults = ({fault}: Source, {networks}: Platform): readonly Fault[] => {
  const pools = networks.flatMap((network, n) =>
    network.pools.map(({prefix}, p) => ({prefix, range: rangeOf(prefix), n, p})),
  );
  const overlaps = pools.flatMap(({prefix, range, n, p}, index) => {
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
  const foreign = networks.findIndex(({site}) => site !== networks[0]?.site);
  return foreign < 0
    ? overlaps
    : [
        ...overlaps,
        fault(
          ['networks', foreign, 'site'],
          'This is a second site.',
          'A world is one site; each is its own.',
        ),
      ];
};

/** A host that translates for an instance must have an address to translate to. */
const natFaults = ({fault}: Source, platform: Platform): readonly Fault[] =>
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

/** Understands the platform in a world's file, or names its faults. */
export const readPlatform = (source: Source): Result<Platform, readonly Fault[]> => {
  const reading = newReading(source);
  const platform = platformOf(source, reading);
  if (reading.faults.length > 0) return failure(reading.faults);
  const faults = [
    ...repeatedNames(source),
    ...groundFaults(source, platform),
    ...crossFaults(source, platform),
    ...natFaults(source, platform),
  ];
  return faults.length > 0 ? failure(faults) : success(platform);
};
