import type {Instance, Interface, Platform} from './platform.ts';
import {uuidFor} from './uuid.ts';

/**
 * An interface of an instance as the networking API knows it: in one network, with addresses of its
 * pools.
 */
export type Port = Interface & {
  readonly id: string;
  readonly instance: Instance;
  readonly macAddress: string;
};

const portOf = (instance: Instance, {network, addresses}: Interface): Port => {
  const id = uuidFor(`port ${instance.id} ${addresses.join(' ')}`);
  const bytes =
    uuidFor(`card of ${id}`)
      .match(/[0-9a-f]{2}/g)
      ?.slice(0, 3) ?? [];
  // Neutron's own range of addresses for network cards begins so.
  return {id, instance, network, addresses, macAddress: ['fa', '16', '3e', ...bytes].join(':')};
};

/** The ports of an instance: one for each of its interfaces. */
export const portsOf = (instance: Instance): readonly Port[] =>
  [instance, ...(instance.second ? [instance.second] : [])].map(each => portOf(instance, each));

/** Every port of the platform's instances. */
export const listPorts = ({instances}: Platform): readonly Port[] => instances.flatMap(portsOf);
