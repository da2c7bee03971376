import {ArgumentTypeError} from 'argparse';
import {listSubnets, networkId} from '../../network/subnet.ts';
import {success} from '../../result.ts';
import {flag, option, pageOptions, projectOptions, unusedLong} from '../arguments.ts';
import type {Command} from '../command.ts';
import {lookUpNetwork} from '../lookup.ts';
import {cell} from '../output/output.ts';
import {integer} from '../parser.ts';

const ipVersion = (text: string): number => {
  const version = integer(text);
  if (version !== 4 && version !== 6) {
    throw new ArgumentTypeError(`invalid choice: ${version} (choose from 4, 6)`);
  }
  return version;
};

/** `openstack subnet list`: the prefixes of the pools that the networks hand out addresses of. */
export const subnetList: Command = {
  words: 'subnet list',
  about: 'List the prefixes of the networks',
  explains:
    'A subnet is a pool that instances of all projects get their addresses from, one by one. It is no wire: every instance is routed by itself, and its neighbours are strangers.',
  example: 'openstack subnet list -c Name -c Subnet',
  takes: [
    option('--network', '<network>', 'only the subnets of this network, by name or id'),
    option('--ip-version', '<ip-version>', 'only the subnets of IP version 4 or 6', {
      reads: ipVersion,
    }),
    option('--gateway', '<gateway>', 'only the subnet of this gateway'),
    option('--subnet-range', '<subnet-range>', 'only the subnet of this prefix'),
    flag('--dhcp', 'only subnets with DHCP, which all have', {either: 'dhcp'}),
    flag('--no-dhcp', 'only subnets without, which none is', {either: 'dhcp'}),
    option('--name', '<name>', 'only the subnet of this name'),
    unusedLong,
    ...projectOptions,
    ...pageOptions,
  ],
  shows: 'list',
  run: (world, given) => {
    const named = given.text('network');
    const network = named === undefined ? undefined : lookUpNetwork(world, named);
    if (network && !network.ok) return network;
    const version = given.integer('ip_version');
    const isAsked = (option: string, value: string) => (given.text(option) ?? value) === value;
    const subnets = listSubnets(world.platform).filter(
      subnet =>
        (!network || subnet.network === network.value) &&
        (version === undefined || subnet.ethertype === `IPv${version}`) &&
        isAsked('name', subnet.name) &&
        isAsked('gateway', subnet.gateway) &&
        isAsked('subnet_range', subnet.prefix) &&
        !given.has('no_dhcp'),
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
