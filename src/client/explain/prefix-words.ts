import {
  type Address,
  addressAt,
  ethertypeOf,
  lengthOf,
  type Prefix,
  rangeOf,
} from '../../network/address.ts';
import type {Remote} from '../../security-groups/rule.ts';

/** Whether a remote contains every address of its version of IP. */
export const isEveryone = (remote: Remote): boolean =>
  remote.kind === 'any' || (remote.kind === 'prefix' && lengthOf(remote.prefix) === 0);

/** The parts of a prefix that has host bits, such as 10.0.0.5/24. */
export type HostBits = {
  /** The address before the slash, 10.0.0.5. */
  readonly address: string;
  /** The network that the prefix means, 10.0.0.0/24. */
  readonly network: string;
  readonly hasHostBits: boolean;
  /** The number of addresses in it. */
  readonly size: bigint;
};

/** Splits a prefix into its address, with the host bits, and the network that it means. */
export const hostBitsOf = (prefix: Prefix): HostBits => {
  const {first, last} = rangeOf(prefix);
  const [address = ''] = prefix.split('/');
  const start: Address = addressAt(ethertypeOf(prefix), first);
  return {
    address,
    network: `${start}/${lengthOf(prefix)}`,
    hasHostBits: start !== address,
    size: last - first + 1n,
  };
};
