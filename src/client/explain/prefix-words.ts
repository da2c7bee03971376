import {
  type Address,
  addressAt,
  ethertypeOf,
  lengthOf,
  type Prefix,
  rangeOf,
} from '../../network/address.ts';
import type {Remote} from '../../security-groups/rule.ts';

/** Whether a remote takes in every address of its version. */
export const isEveryone = (remote: Remote): boolean =>
  remote.kind === 'any' || (remote.kind === 'prefix' && lengthOf(remote.prefix) === 0);

/** The parts of a prefix that has host bits, such as 10.0.0.5/24. */
export type HostBits = {
  /** The address in front, 10.0.0.5. */
  readonly address: string;
  /** What it stands for, 10.0.0.0/24. */
  readonly network: string;
  readonly hasHostBits: boolean;
  /** How many addresses it takes in. */
  readonly size: bigint;
};

/** A prefix with its host bits told apart from the network that it stands for. */
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
