import {type Address, type Prefix, parseAddress, parsePrefix} from '../../network/address.ts';
import type {Instance, Platform} from '../../network/platform.ts';
import {uuidFor} from '../../network/uuid.ts';
import {failure, type Result, success} from '../../result.ts';
import type {Fault} from '../../text/fault.ts';
import type {Path} from '../../text/yaml-file.ts';
import {platformFaults} from './platform-faults.ts';
import type {WorldSource} from './schema.ts';

/** Collects the values that can be read, and the faults of the others. */
type Reading = {
  readonly faults: Fault[];
  readonly addresses: (path: Path, texts: readonly string[]) => readonly Address[];
  readonly prefix: (path: Path, text: string) => readonly Prefix[];
};

const newReading = (source: WorldSource): Reading => {
  const faults: Fault[] = [];
  const keep = <Value>(path: Path, result: Result<Value>): readonly Value[] => {
    if (result.ok) return [result.value];
    faults.push(source.fault(path, result.error.says, result.error.remedy));
    return [];
  };
  return {
    faults,
    addresses: (path, texts) =>
      texts.flatMap((text, index) => keep([...path, index], parseAddress(text))),
    prefix: (path, text) => keep(path, parsePrefix(text)),
  };
};

const instanceOf = (
  {name, network, host, addresses, misuse, ...more}: WorldSource['value']['instances'][number],
  path: Path,
  reading: Reading,
): Instance => {
  const second = more['second-interface'];
  return {
    id: uuidFor(`instance ${name}`),
    name,
    network,
    host,
    addresses: reading.addresses([...path, 'addresses'], addresses),
    ...(misuse === undefined ? {} : {misuse}),
    ...(second === undefined
      ? {}
      : {
          second: {
            network: second.network,
            addresses: reading.addresses(
              [...path, 'second-interface', 'addresses'],
              second.addresses,
            ),
          },
        }),
  };
};

const platformOf = (source: WorldSource, reading: Reading): Platform => {
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
      addresses: reading.addresses(['hosts', h, 'addresses'], host.addresses),
    })),
    instances: instances.map((instance, i) => instanceOf(instance, ['instances', i], reading)),
    internet: internet.flatMap(({name, role, address}, i) =>
      reading
        .addresses(['internet', i, 'address'], [address])
        .map(read => ({name, role, address: read})),
    ),
  };
};

/** Reads the platform from a world file, or gives its faults. */
export const readPlatform = (source: WorldSource): Result<Platform, readonly Fault[]> => {
  const reading = newReading(source);
  const platform = platformOf(source, reading);
  const faults = reading.faults.length > 0 ? reading.faults : platformFaults(source, platform);
  return faults.length > 0 ? failure(faults) : success(platform);
};
