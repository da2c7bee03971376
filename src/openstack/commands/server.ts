import type {Instance} from '../../network/platform.ts';
import {success} from '../../result.ts';
import {groupsOf} from '../../security-groups/world.ts';
import type {Command} from '../command.ts';
import {lookUpServer} from '../lookup.ts';
import type {Output} from '../table.ts';

const networksOf = ({network, addresses}: Instance): string => `${network}=${addresses.join(', ')}`;

/**
 * `openstack server list`. The client's columns Image and Flavor are left out: the lab's instances
 * have neither.
 */
export const serverList: Command = {
  words: 'server list',
  about: 'List servers',
  declare: options => {
    options.add_argument('--name', {
      metavar: '<name>',
      help: 'Names to match; the lab takes this as a part of the name',
    });
    options.add_argument('--long', {
      action: 'store_true',
      help: 'List additional fields in output',
    });
  },
  run: (world, given) => {
    const part = given.text('name') ?? '';
    const output: Output = {
      kind: 'table',
      columns: ['ID', 'Name', 'Status', 'Networks'],
      rows: world.platform.instances
        .filter(({name}) => name.includes(part))
        .map(instance => [instance.id, instance.name, 'ACTIVE', networksOf(instance)]),
    };
    return success({world, output});
  },
};

/** `openstack server show`: one instance, by name or id; of the client's fields those the lab knows. */
export const serverShow: Command = {
  words: 'server show',
  about: 'Show server details',
  declare: options => {
    options.add_argument('server', {metavar: '<server>', help: 'Server (name or ID)'});
  },
  run: (world, given) => {
    const server = lookUpServer(world, given.text('server') ?? '');
    if (!server.ok) return server;
    const groups = groupsOf(world, server.value).map(({name}) => `name='${name}'`);
    const output: Output = {
      kind: 'record',
      fields: [
        ['addresses', networksOf(server.value)],
        ['id', server.value.id],
        ['name', server.value.name],
        ['project_id', world.platform.project],
        ['security_groups', groups.join('\n')],
        ['status', 'ACTIVE'],
      ],
    };
    return success({world, output});
  },
};
