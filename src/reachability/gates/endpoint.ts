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
 * One end of a packet's way: an instance of the project, an address of the Internet, an address
 * of the site's shared pools that none of our instances holds, a compute host, the metadata
 * service that every compute host answers for, or an address that is routed nowhere.
 */
export type Endpoint =
  | {
      readonly kind: 'instance';
      readonly instance: Instance;
      /** The one of its addresses that is meant, when it was named by an address. */
      readonly address?: Address;
    }
  | {
      readonly kind: 'internet' | 'neighbour' | 'host' | 'metadata' | 'nowhere';
      readonly address: Address;
    };

/** Whether the end sends or receives; `Internet` is somebody else in either part. */
export type End = 'from' | 'to';

/** Who is at an address, as seen from the site. */
export const endpointAt = (platform: Platform, address: Address): Endpoint => {
  const instance = instanceAt(platform, address);
  if (instance) return {kind: 'instance', instance, address};
  if (address === metadataAddress) return {kind: 'metadata', address};
  if (hostAt(platform, address)) return {kind: 'host', address};
  if (poolOf(platform, address)) return {kind: 'neighbour', address};
  return {kind: isInternetAddress(platform, address) ? 'internet' : 'nowhere', address};
};

/** Whether an end is a compute host, or a service it answers for. */
export const isHost = ({kind}: Endpoint): boolean => kind === 'host' || kind === 'metadata';

/** The address an end uses for a version of IP, if it has one. */
export const endpointAddress = (endpoint: Endpoint, ethertype: Ethertype): Address | undefined => {
  if (endpoint.kind === 'instance' && !endpoint.address) {
    return addressOf(endpoint.instance, ethertype);
  }
  return endpoint.address && ethertypeOf(endpoint.address) === ethertype
    ? endpoint.address
    : undefined;
};

/**
 * What people call an end: the address, or the instance's name, with the address that is meant where
 * it has several.
 */
export const endpointName = (endpoint: Endpoint): string => {
  if (endpoint.kind !== 'instance') return endpoint.address;
  const {instance, address} = endpoint;
  return address ? holderName({instance, address}) : instance.name;
};

/** Whether two ends are one: an instance is the same end by each of its addresses. */
export const isSameEnd = (one: Endpoint, other: Endpoint): boolean =>
  one.kind === 'instance' && other.kind === 'instance'
    ? one.instance === other.instance
    : one.address !== undefined && one.address === other.address;

/**
 * Reads an end: an instance by name, `Internet`, somebody on the Internet by name, or an address.
 * The error lists the names there are.
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
