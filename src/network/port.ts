import type {Address} from './address.ts';
import type {Instance, Platform} from './platform.ts';
import {uuidFor} from './uuid.ts';

/** An interface of an instance, as the API knows it: in one network, with addresses of its pools. */
export type Port = {
  readonly id: string;
  readonly instance: Instance;
  readonly network: string;
  readonly addresses: readonly Address[];
  readonly macAddress: string;
};

const portOf = (instance: Instance, network: string, addresses: readonly Address[]): Port => {
  const id = uuidFor(`port ${instance.id} ${addresses.join(' ')}`);
  const bytes = id.replaceAll('-', '').match(/../g)?.slice(0, 3) ?? [];
  // Neutron's own range of addresses for network cards begins so.
  return {id, instance, network, addresses, macAddress: ['fa', '16', '3e', ...bytes].join(':')};
};

/** The ports of an instance: one for each of its interfaces. */
export const portsOf = (instance: Instance): readonly Port[] => [
  portOf(instance, instance.network, instance.addresses),
];

/** Every port of the platform's instances. */
export const listPorts = ({instances}: Platform): readonly Port[] => instances.flatMap(portsOf);
