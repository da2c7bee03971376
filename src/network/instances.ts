import {failure, problem, type Result, success} from '../result.ts';
import type {Address} from './address.ts';
import {addressesFarFrom, nextAddresses, nextHost} from './allocate.ts';
import {
  addressesOf,
  type Instance,
  type Interface,
  type Network,
  type Platform,
} from './platform.ts';
import {uuidFor} from './uuid.ts';

/** A platform after a change, with the instance that the change is about. */
export type Changed = {readonly platform: Platform; readonly instance: Instance};

/**
 * Makes the id of a new instance from its name and addresses; if there is such an id already, a
 * count is added.
 */
const idFor = ({instances}: Platform, name: string, addresses: readonly Address[]): string => {
  const taken = new Set(instances.map(({id}) => id));
  for (let count = 1; ; count += 1) {
    const id = uuidFor(`instance ${name} ${addresses.join(' ')} ${count}`);
    if (!taken.has(id)) return id;
  }
};

/**
 * Starts an instance in a network. It gets the next addresses of the network's pools and runs on a
 * compute host of the site. Names need not be unique. Fails when no address or no host is left.
 */
export const createInstance = (
  platform: Platform,
  name: string,
  network: Network,
): Result<Changed> => {
  const addresses = nextAddresses(platform, network);
  if (!addresses.ok) return addresses;
  const host = nextHost(platform, network);
  if (!host) {
    return failure(
      problem(
        'No valid host was found. There are not enough hosts available.',
        `Give the site ${network.site} a compute host that can run it.`,
      ),
    );
  }
  const instance: Instance = {
    id: idFor(platform, name, addresses.value),
    name,
    network: network.name,
    host: host.name,
    addresses: addresses.value,
  };
  return success({
    platform: {...platform, instances: [...platform.instances, instance]},
    instance,
  });
};

const released = (platform: Platform, addresses: readonly Address[]): readonly Address[] => {
  const {released: before = []} = platform;
  return [...before.filter(address => !addresses.includes(address)), ...addresses];
};

/** Removes an instance. Its addresses go back to their pools, which remember them. */
export const deleteInstance = (platform: Platform, instance: Instance): Platform => ({
  ...platform,
  instances: platform.instances.filter(({id}) => id !== instance.id),
  released: released(platform, addressesOf(instance)),
});

const withInstance = (platform: Platform, changed: Instance): Changed => ({
  platform: {
    ...platform,
    instances: platform.instances.map(each => (each.id === changed.id ? changed : each)),
  },
  instance: changed,
});

const farAddresses = (
  platform: Platform,
  {network: of, addresses}: Instance,
): Result<readonly Address[]> => {
  const network = platform.networks.find(({name}) => name === of);
  return network
    ? addressesFarFrom(platform, network, addresses)
    : failure(problem(`There is no network '${of}'.`, 'Name one of the platform.'));
};

/**
 * Deletes an instance and creates it again in its network, on the same compute host. Each address
 * of its own interface is replaced by another one, far from it. Fails when there is no such
 * address.
 */
export const renewInstance = (platform: Platform, instance: Instance): Result<Changed> => {
  const addresses = farAddresses(platform, instance);
  if (!addresses.ok) return addresses;
  const {second, ...single} = instance;
  return success(
    withInstance(
      {...platform, released: released(platform, addressesOf(instance))},
      {...single, addresses: addresses.value},
    ),
  );
};

/**
 * Starts an instance like a given one: in its network, on its compute host, with addresses far from
 * its own, and with a name that says so, such as `another-db-1`. Fails when there is no such
 * address.
 */
export const anotherInstance = (platform: Platform, instance: Instance): Result<Changed> => {
  const addresses = farAddresses(platform, instance);
  if (!addresses.ok) return addresses;
  const name = `another-${instance.name}`;
  const {network, host} = instance;
  const id = idFor(platform, name, addresses.value);
  const another: Instance = {id, name, network, host, addresses: addresses.value};
  return success({
    platform: {...platform, instances: [...platform.instances, another]},
    instance: another,
  });
};

/**
 * Gives an instance a second interface with the next address of a network. This spoils the
 * instance. Fails when the instance has two interfaces already, since no more are modelled, or when
 * no address is left.
 */
export const attachInterface = (
  platform: Platform,
  instance: Instance,
  network: Network,
): Result<Changed> => {
  if (instance.second) {
    return failure(
      problem(
        `${instance.name} has two interfaces already, one more than does it good.`,
        `Take one away: openstack server remove network ${instance.name} ${instance.second.network}`,
      ),
    );
  }
  const addresses = nextAddresses(platform, network);
  return addresses.ok
    ? success(
        withInstance(platform, {
          ...instance,
          second: {network: network.name, addresses: addresses.value},
        }),
      )
    : addresses;
};

/** Removes one of the two interfaces of an instance. The other one becomes its own. */
export const detachInterface = (
  platform: Platform,
  {second, ...instance}: Instance & {readonly second: Interface},
  which: 'first' | 'second',
): Changed => {
  const {network, addresses} = instance;
  const [stays, goes] =
    which === 'second' ? [{network, addresses}, second] : [second, {network, addresses}];
  return withInstance(
    {...platform, released: released(platform, goes.addresses)},
    {...instance, ...stays},
  );
};
