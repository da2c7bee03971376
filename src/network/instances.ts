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

/** A platform after a change, with the instance it is about. */
export type Changed = {readonly platform: Platform; readonly instance: Instance};

/** The id of a new instance depends on its name and address; if both come round again, on a count. */
const idFor = ({instances}: Platform, name: string, addresses: readonly Address[]): string => {
  const taken = new Set(instances.map(({id}) => id));
  for (let count = 1; ; count += 1) {
    const id = uuidFor(`instance ${name} ${addresses.join(' ')} ${count}`);
    if (!taken.has(id)) return id;
  }
};

/**
 * Starts an instance in a network: it gets the next address of the network's pools, and runs on a
 * compute host of the site. Names need not be unique. Fails when addresses or hosts have run out.
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

/** Takes an instance away. Its addresses go back to their pools, which remember them. */
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
 * What becomes of an instance that is deleted and created again in its network: another address
 * for each that its own interface had, far from it. It runs where it ran before. Fails when there
 * is no such address.
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
 * Starts another instance like one, in its network and on its compute host, with addresses far from
 * its own, and a name that says so: `another-db-1`. Fails when there is no such address.
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
 * Gives an instance a second interface, with the next address of a network, which spoils the
 * instance. Fails when it has two already, the most that are modelled, or addresses have run out.
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

/** Takes one of the two interfaces of an instance away; the other is then its own. */
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
