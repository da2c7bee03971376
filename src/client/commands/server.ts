import {option, positional} from '../../arguments/argument.ts';
import {success} from '../../result.ts';
import type {Command} from '../command.ts';
import {lookUpServer} from '../lookup.ts';
import {cell} from '../output/output.ts';
import {networksCell, serverRecord} from '../output/records.ts';
import {allProjects, pageOptions, projectOptions, unusedLong} from '../usual-options.ts';

const partOfName = option('--name', '<name>', 'only names with this in them');
const serverAsked = positional('server', '<server>', 'the instance, by name or id');

/**
 * `openstack server list`: lists the instances. It leaves out the client's columns Image and
 * Flavor, since instances have neither here.
 */
export const serverList: Command = {
  words: 'server list',
  about: 'List the instances of the project',
  explains:
    'An instance has one interface, in one network, and an address of it for as long as it lives. Image and Flavor are not shown: the lab has neither.',
  example: 'openstack server list -c Name -c Networks',
  takes: [partOfName, unusedLong, allProjects, ...projectOptions, ...pageOptions],
  shows: 'list',
  run: (world, given) => {
    const part = given.of(partOfName) ?? '';
    const instances = world.platform.instances.filter(({name}) => name.includes(part));
    return success({
      world,
      output: {
        kind: 'table',
        columns: ['ID', 'Name', 'Status', 'Networks'],
        rows: instances.map(instance => ({
          cells: [cell(instance.id), cell(instance.name), cell('ACTIVE'), networksCell(instance)],
        })),
      },
    });
  },
};

/**
 * `openstack server show`: shows one instance, by name or id, with the client's fields that the lab
 * knows.
 */
export const serverShow: Command = {
  words: 'server show',
  about: 'Show one instance: its addresses and its groups',
  explains: 'Of the many fields of the client, those the lab knows.',
  example: 'openstack server show public',
  takes: [serverAsked],
  shows: 'one',
  run: (world, given) => {
    const server = lookUpServer(world, given.of(serverAsked));
    return server.ok ? success({world, output: serverRecord(world, server.value)}) : server;
  },
};
