import {type Address, type Ethertype, ethertypeOf} from '../../network/address.ts';
import {
  type ComputeHost,
  hostOf,
  type Instance,
  metadataAddress,
  type Platform,
} from '../../network/platform.ts';
import {type Flows, flowsOf, includes, noFlows, type Packet, union} from '../flows/flows.ts';

/** A service that a compute host gives to its instances, whatever their groups say. */
export type HostService = 'DHCP' | 'DNS' | 'metadata';

const at = (protocol: {name: string; number: number}, port: number): Flows =>
  flowsOf({kind: 'ports', protocol, ports: {min: port, max: port}});

const udp = {name: 'udp', number: 17};

/** The services at the metadata address, and at the host's own of each version (felix/rules/static.go). */
const services: Readonly<
  Record<'metadata' | Ethertype, readonly (readonly [HostService, Flows])[]>
> = {
  metadata: [['metadata', at({name: 'tcp', number: 6}, 80)]],
  IPv4: [
    ['DNS', at(udp, 53)],
    ['DHCP', at(udp, 67)],
  ],
  IPv6: [
    ['DNS', at(udp, 53)],
    ['DHCP', at(udp, 547)],
  ],
};

const servicesAt = (address: Address) =>
  services[address === metadataAddress ? 'metadata' : ethertypeOf(address)];

/**
 * The compute host of an instance, if an address belongs to that host itself; undefined otherwise.
 */
export const ownHostAt = (
  platform: Platform,
  instance: Instance,
  address: Address,
): ComputeHost | undefined => {
  const host = hostOf(platform, instance);
  return address === metadataAddress || host?.addresses.includes(address) ? host : undefined;
};

/**
 * The service of an instance's own host that accepts a packet at an address; null when none does.
 */
export const serviceFor = (address: Address, packet: Packet): HostService | null =>
  servicesAt(address).find(([, flows]) => includes(flows, packet))?.[0] ?? null;

/**
 * The flows that an instance's own host accepts at an address; none when the address is not the
 * host's.
 */
export const hostFlows = (platform: Platform, instance: Instance, address: Address): Flows =>
  ownHostAt(platform, instance, address)
    ? servicesAt(address).reduce((flows, [, more]) => union(flows, more), noFlows)
    : noFlows;
