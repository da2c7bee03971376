import {type Address, addressAt, type Ethertype, ethertypeOf, type Prefix} from './address.ts';
import {allocationRange, gatewayOf} from './allocate.ts';
import type {Network, Platform} from './platform.ts';
import {uuidFor} from './uuid.ts';

/**
 * A pool of a network as the networking API knows it: a range that addresses come from, and nothing
 * more.
 */
export type Subnet = {
  readonly id: string;
  readonly name: string;
  readonly network: Network;
  readonly prefix: Prefix;
  readonly ethertype: Ethertype;
  readonly gateway: Address;
  /** The first and the last address it hands out. */
  readonly start: Address;
  readonly end: Address;
};

/** The id of a network, which depends on its name alone. */
export const networkId = ({name}: Pick<Network, 'name'>): string => uuidFor(`network ${name}`);

/**
 * The subnets of a network, one for each pool. A subnet's name is the network's, with the version
 * of IP.
 */
export const subnetsOf = (network: Network): readonly Subnet[] =>
  network.pools.map((pool, index) => {
    const ethertype = ethertypeOf(pool.prefix);
    const {first, last} = allocationRange(pool);
    const earlier = network.pools
      .slice(0, index)
      .filter(({prefix}) => ethertypeOf(prefix) === ethertype).length;
    return {
      id: uuidFor(`subnet ${pool.prefix}`),
      name: `${network.name}-${ethertype.toLowerCase()}${earlier === 0 ? '' : `-${earlier + 1}`}`,
      network,
      prefix: pool.prefix,
      ethertype,
      gateway: gatewayOf(pool),
      start: addressAt(ethertype, first),
      end: addressAt(ethertype, last),
    };
  });

/** Every subnet of the platform. */
export const listSubnets = ({networks}: Platform): readonly Subnet[] => networks.flatMap(subnetsOf);
