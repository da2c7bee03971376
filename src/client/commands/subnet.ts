import {type Argument, flag, option, type Reader, reading} from '../../arguments/argument.ts';
import {listSubnets, networkId} from '../../network/subnet.ts';
import {failure, problem, success} from '../../result.ts';
import type {Command} from '../command.ts';
import {lookUpNetwork} from '../lookup.ts';
import {cell} from '../output/output.ts';
import {integer} from '../readers.ts';
import {pageOptions, projectOptions, unusedLong} from '../usual-options.ts';

/** Reads 4 or 6. The error is argparse's own message for a choice of whole numbers. */
const ipVersion: Reader<4 | 6> = word => {
  const version = integer('--ip-version 4')(word);
  if (!version.ok) return version;
  return version.value === 4 || version.value === 6
    ? success(version.value)
    : failure(
        problem(
          `invalid choice: ${version.value} (choose from 4, 6)`,
          'Write --ip-version 4 or --ip-version 6.',
        ),
      );
};

const networkAsked = option(
  '--network',
  '<network>',
  'only the subnets of this network, by name or id',
);
const versionAsked = reading(
  '--ip-version',
  '<ip-version>',
  'only the subnets of IP version 4 or 6',
  ipVersion,
);
const gateway = option('--gateway', '<gateway>', 'only the subnet of this gateway');
const subnetRange = option('--subnet-range', '<subnet-range>', 'only the subnet of this prefix');
const noDhcp = flag('--no-dhcp', 'only subnets without, which none is', {either: 'dhcp'});
const subnetName = option('--name', '<name>', 'only the subnet of this name');

/** `openstack subnet list`: lists the prefixes of the networks' pools. */
export const subnetList: Command = {
  words: 'subnet list',
  about: 'List the prefixes of the networks',
  explains:
    'A subnet is a pool that instances of all projects get their addresses from, one by one. It is no wire: every instance is routed by itself, and its neighbours are strangers.',
  example: 'openstack subnet list -c Name -c Subnet',
  takes: [
    networkAsked,
    versionAsked,
    gateway,
    subnetRange,
    flag('--dhcp', 'only subnets with DHCP, which all have', {either: 'dhcp'}),
    noDhcp,
    subnetName,
    unusedLong,
    ...projectOptions,
    ...pageOptions,
  ],
  shows: 'list',
  run: (world, given) => {
    const named = given.of(networkAsked);
    const network = named === undefined ? undefined : lookUpNetwork(world, named);
    if (network && !network.ok) return network;
    const version = given.of(versionAsked);
    const isAsked = (asked: Argument<string | undefined>, value: string) =>
      (given.of(asked) ?? value) === value;
    const subnets = listSubnets(world.platform).filter(
      subnet =>
        (!network || subnet.network === network.value) &&
        (version === undefined || subnet.ethertype === `IPv${version}`) &&
        isAsked(subnetName, subnet.name) &&
        isAsked(gateway, subnet.gateway) &&
        isAsked(subnetRange, subnet.prefix) &&
        !given.of(noDhcp),
    );
    return success({
      world,
      output: {
        kind: 'table',
        columns: ['ID', 'Name', 'Network', 'Subnet'],
        rows: subnets.map(subnet => ({
          cells: [subnet.id, subnet.name, networkId(subnet.network), subnet.prefix].map(cell),
        })),
      },
    });
  },
};
