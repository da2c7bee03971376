import {option, positional} from '../../arguments/argument.ts';
import {networkId, subnetsOf} from '../../network/subnet.ts';
import {success} from '../../result.ts';
import type {Command} from '../command.ts';
import {lookUpNetwork} from '../lookup.ts';
import {cell, listCell} from '../output/output.ts';
import {networkRecord} from '../output/records.ts';
import {pageOptions, projectOptions, unusedLong} from '../usual-options.ts';

const named = option('--name', '<name>', 'only the network of this name');
const network = positional('network', '<network>', 'the network, by name or id');

/** `openstack network list`: lists the networks of the platform, which all projects share. */
export const networkList: Command = {
  words: 'network list',
  about: 'List the networks to take an address from',
  explains:
    'A network is only where an address comes from: all of a site reach each other, and security groups alone decide. Their prefixes: openstack subnet list.',
  example: 'openstack network list',
  takes: [named, unusedLong, ...projectOptions, ...pageOptions],
  shows: 'list',
  run: (world, given) => {
    const name = given.of(named);
    const networks = world.platform.networks.filter(
      each => name === undefined || each.name === name,
    );
    return success({
      world,
      output: {
        kind: 'table',
        columns: ['ID', 'Name', 'Subnets'],
        rows: networks.map(each => ({
          cells: [
            cell(networkId(each)),
            cell(each.name),
            listCell(subnetsOf(each).map(({id}) => id)),
          ],
        })),
      },
    });
  },
};

/** `openstack network show`: shows one network, by name or id. */
export const networkShow: Command = {
  words: 'network show',
  about: 'Show one network',
  explains: 'Its prefixes are with its subnets: openstack subnet list --network NETWORK.',
  example: 'openstack network show private',
  takes: [network],
  shows: 'one',
  run: (world, given) => {
    const found = lookUpNetwork(world, given.of(network));
    return found.ok ? success({world, output: networkRecord(found.value)}) : found;
  },
};
