import {flag, positional, repeated} from '../../arguments/argument.ts';
import {success} from '../../result.ts';
import type {Command} from '../command.ts';
import {lookUpServer} from '../lookup.ts';
import {serverRecord} from '../output/records.ts';
import {waitOption} from '../usual-options.ts';

const noMachine = 'nothing runs inside the instances of the lab';

const serverAsked = positional('server', '<server>', 'the instance, by name or id');

/**
 * `openstack server rebuild`: writes the disk anew. Everything that the lab models stays the same.
 */
export const serverRebuild: Command = {
  words: 'server rebuild',
  about: 'Write the disk of an instance anew',
  explains:
    'The port stays, and with it the address and the groups: for the network nothing changes. To get another address, delete the instance and create it again.',
  example: 'openstack server rebuild public',
  takes: [
    serverAsked,
    ...['--image', '--name', '--password', '--property', '--description'].map(name =>
      repeated(name, `<${name.slice(2)}>`, '', {unused: noMachine}),
    ),
    ...['--key-name', '--user-data', '--hostname', '--trusted-image-cert'].map(name =>
      repeated(name, `<${name.slice(2)}>`, '', {unused: noMachine}),
    ),
    ...['--preserve-ephemeral', '--no-preserve-ephemeral', '--no-key-name', '--no-user-data'].map(
      name => flag(name, '', {unused: noMachine}),
    ),
    waitOption,
  ],
  shows: 'one',
  run: (world, given) => {
    const server = lookUpServer(world, given.of(serverAsked));
    if (!server.ok) return server;
    const {name, addresses} = server.value;
    return success({
      world,
      output: serverRecord(world, server.value),
      remarks: [
        `A rebuild keeps the port: ${name} still has ${addresses.join(', ')} and its groups. Deleted and created again, it would get another address of the pool.`,
      ],
    });
  },
};
