import {type Address, type Ethertype, ethertypeOf, parseAddress} from '../../network/address.ts';
import {isInternetAddress} from '../../network/address-space.ts';
import {
  addressOf,
  findInstance,
  holderName,
  hostAt,
  type Instance,
  instanceAt,
  metadataAddress,
  type Platform,
  poolOf,
} from '../../network/platform.ts';
import {failure, problem, type Result, success} from '../../result.ts';

/**
 * One end of a packet's way: an instance of the project; an address of the Internet; an address of
 * the site's shared pools that no instance of the project holds; a compute host; the metadata
 * service, which every compute host serves; or an address that is routed nowhere.
 */
export type Endpoint =
  | {
      readonly kind: 'instance';
      readonly instance: Instance;
      /** The address that the end means, if it was named by one of the instance's addresses. */
      readonly address?: Address;
    }
  | {
      readonly kind: 'internet' | 'neighbour' | 'host' | 'metadata' | 'nowhere';
      readonly address: Address;
    };

/**
 * Which end of a packet's way: the sender or the receiver. `Internet` means another actor for each.
 */
export type End = 'from' | 'to';

/** The endpoint at an address, as the site sees it. */
export const endpointAt = (platform: Platform, address: Address): Endpoint => {
  const instance = instanceAt(platform, address);
  if (instance) return {kind: 'instance', instance, address};
  if (address === metadataAddress) return {kind: 'metadata', address};
  if (hostAt(platform, address)) return {kind: 'host', address};
  if (poolOf(platform, address)) return {kind: 'neighbour', address};
  return {kind: isInternetAddress(platform, address) ? 'internet' : 'nowhere', address};
};

/** Whether an end is a compute host or the metadata service. */
export const isHost = ({kind}: Endpoint): boolean => kind === 'host' || kind === 'metadata';

/** The address that an end uses over a version of IP; undefined when it has none. */
export const endpointAddress = (endpoint: Endpoint, ethertype: Ethertype): Address | undefined => {
  if (endpoint.kind === 'instance' && !endpoint.address) {
    return addressOf(endpoint.instance, ethertype);
  }
  return endpoint.address && ethertypeOf(endpoint.address) === ethertype
    ? endpoint.address
    : undefined;
};

/**
 * The name of an end: an address, or an instance's name, with the meant address if the instance has
 * several.
 */
export const endpointName = (endpoint: Endpoint): string => {
  if (endpoint.kind !== 'instance') return endpoint.address;
  const {instance, address} = endpoint;
  return address ? holderName({instance, address}) : instance.name;
};

/** Whether two ends are the same. An instance is the same end by each of its addresses. */
export const isSameEnd = (one: Endpoint, other: Endpoint): boolean =>
  one.kind === 'instance' && other.kind === 'instance'
    ? one.instance === other.instance
    : one.address !== undefined && one.address === other.address;

/**
 * Reads an end: an instance's name, `Internet`, the name of an actor on the Internet, or an
 * address. The error lists the names that there are.
 */
export const parseEndpoint = (platform: Platform, text: string, end: End): Result<Endpoint> => {
  const instance = findInstance(platform, text);
  if (instance) return success({kind: 'instance', instance});
  const word = text.toLowerCase();
  const role = end === 'from' ? 'visitor' : 'server';
  const actor = platform.internet.find(
    candidate =>
      candidate.name.toLowerCase() === word || (word === 'internet' && candidate.role === role),
  );
  if (actor) return success({kind: 'internet', address: actor.address});
  const address = parseAddress(text);
  if (address.ok) return success(endpointAt(platform, address.value));
  const names = [...platform.instances, ...platform.internet].map(({name}) => name).join(', ');
  return failure(
    problem(
      `'${text}' is neither an instance nor an address.`,
      platform.internet.some(candidate => candidate.role === role)
        ? `Use ${names}, Internet or an address.`
        : `Use ${names} or an address; nobody on the Internet is named here.`,
    ),
  );
};
