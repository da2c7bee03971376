import {networkId, subnetsOf} from '../../network/subnet.ts';
import {success} from '../../result.ts';
import {option, pageOptions, positional, projectOptions, unusedLong} from '../arguments.ts';
import type {Command} from '../command.ts';
import {lookUpNetwork} from '../lookup.ts';
import {cell, listCell} from '../output/output.ts';
import {networkRecord} from '../output/records.ts';

/** `openstack network list`: the networks of the platform, which all projects share. */
export const networkList: Command = {
  words: 'network list',
  about: 'List the networks to take an address from',
  explains:
    'A network is only where an address comes from: all of a site reach each other, and security groups alone decide. Their prefixes: openstack subnet list.',
  example: 'openstack network list',
  takes: [
    option('--name', '<name>', 'only the network of this name'),
    unusedLong,
    ...projectOptions,
    ...pageOptions,
  ],
  shows: 'list',
  run: (world, given) => {
    const name = given.text('name');
    const networks = world.platform.networks.filter(
      network => name === undefined || network.name === name,
    );
    return success({
      world,
      output: {
        kind: 'table',
        columns: ['ID', 'Name', 'Subnets'],
        rows: networks.map(network => ({
          cells: [
            cell(networkId(network)),
            cell(network.name),
            listCell(subnetsOf(network).map(({id}) => id)),
          ],
        })),
      },
    });
  },
};

/** `openstack network show`: one network, by name or id. */
export const networkShow: Command = {
  words: 'network show',
  about: 'Show one network',
  explains: 'Its prefixes are with its subnets: openstack subnet list --network NETWORK.',
  example: 'openstack network show private',
  takes: [positional('network', '<network>', 'the network, by name or id')],
  shows: 'one',
  run: (world, given) => {
    const network = lookUpNetwork(world, given.text('network') ?? '');
    return network.ok ? success({world, output: networkRecord(network.value)}) : network;
  },
};
