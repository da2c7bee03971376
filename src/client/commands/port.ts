import {listPorts, type Port} from '../../network/port.ts';
import {listSubnets} from '../../network/subnet.ts';
import {failure, type Result, success} from '../../result.ts';
import {groupsOf, type World} from '../../security-groups/world.ts';
import {flag, option, pageOptions, positional, projectOptions} from '../arguments.ts';
import type {Command} from '../command.ts';
import {lookUpGroup, lookUpNetwork, lookUpPort, lookUpServer} from '../lookup.ts';
import {type Cell, cell, listCell} from '../output/output.ts';
import {fixedIpsOf, portRecord} from '../output/records.ts';
import type {Given} from '../parser.ts';
import type {Refusal} from '../refusal.ts';

/** Who the API says a port of an instance belongs to. */
const owner = 'compute:nova';

/** Whether a port has what `--fixed-ip` asks for: an address, or a part of one. */
const hasAddress = ({addresses}: Port, text: string): boolean =>
  text.split(',').every(part => {
    const [key = '', value = ''] = part.split('=');
    if (key === 'ip-address') return addresses.some(address => address === value);
    return key === 'ip-substring' && addresses.some(address => address.includes(value));
  });

/** The ports that the options leave in the list. */
const chosen = (world: World, given: Given): Result<readonly Port[], Refusal> => {
  let ports = listPorts(world.platform);
  const server = given.text('server');
  if (server !== undefined) {
    const found = lookUpServer(world, server);
    if (!found.ok) return failure(found.error);
    ports = ports.filter(({instance}) => instance.id === found.value.id);
  }
  const network = given.text('network');
  if (network !== undefined) {
    const found = lookUpNetwork(world, network);
    if (!found.ok) return failure(found.error);
    ports = ports.filter(port => port.network === found.value.name);
  }
  for (const name of given.texts('security_group')) {
    const found = lookUpGroup(world, name);
    if (!found.ok) return failure(found.error);
    ports = ports.filter(({instance}) => groupsOf(world, instance).includes(found.value));
  }
  const isAsked = (option: string, value: string) => (given.text(option) ?? value) === value;
  return success(
    ports.filter(
      port =>
        isAsked('device_id', port.instance.id) &&
        isAsked('device_owner', owner) &&
        isAsked('host', port.instance.host) &&
        isAsked('mac_address', port.macAddress) &&
        isAsked('name', '') &&
        given.texts('fixed_ip').every(text => hasAddress(port, text)),
    ),
  );
};

const longCells = (world: World, {instance}: Port): readonly Cell[] => [
  listCell(groupsOf(world, instance).map(({id}) => id)),
  cell(owner),
  listCell([]),
];

/** `openstack port list`: the interfaces of the instances, as the API knows them. */
export const portList: Command = {
  words: 'port list',
  about: 'List the interfaces of the instances',
  explains:
    'A port comes with its instance, holds its address and its groups, and goes with it; ports have no names of their own. --long shows the groups.',
  example: 'openstack port list --server public --long',
  takes: [
    option('--server', '<server>', 'only the ports of this instance, by name or id', {
      either: 'device',
    }),
    option('--device-id', '<device-id>', 'only the ports of the instance of this id', {
      either: 'device',
    }),
    option('--network', '<network>', 'only the ports in this network, by name or id'),
    option('--security-group', '<security-group>', 'only the ports that have this group', {
      times: 'repeated',
    }),
    option('--mac-address', '<mac-address>', 'only the port of this address'),
    option('--fixed-ip', 'ip-address=<ip-address>', 'only the port that has this address', {
      times: 'repeated',
    }),
    option('--host', '<host-id>', 'only the ports on this compute host'),
    option('--device-owner', '<device-owner>', 'only the ports of this owner'),
    option('--name', '<name>', 'only the ports of this name; they have none'),
    flag('--long', 'also the groups, the owner and the tags'),
    ...projectOptions,
    ...pageOptions,
  ],
  shows: 'list',
  run: (world, given) => {
    const ports = chosen(world, given);
    if (!ports.ok) return ports;
    const isLong = given.has('long');
    const subnets = listSubnets(world.platform);
    return success({
      world,
      output: {
        kind: 'table',
        columns: [
          ...['ID', 'Name', 'MAC Address', 'Fixed IP Addresses', 'Status'],
          ...(isLong ? ['Security Groups', 'Device Owner', 'Tags'] : []),
        ],
        rows: ports.value.map(port => ({
          cells: [
            ...[port.id, '', port.macAddress].map(cell),
            fixedIpsOf(subnets, port),
            cell('ACTIVE'),
            ...(isLong ? longCells(world, port) : []),
          ],
        })),
      },
    });
  },
};

/** `openstack port show`: one interface, by its id. */
export const portShow: Command = {
  words: 'port show',
  about: 'Show one interface of an instance',
  explains: 'The groups are those of the instance: in the lab all its ports have the same.',
  example: 'openstack port list',
  takes: [positional('port', '<port>', 'the port, by id')],
  shows: 'one',
  run: (world, given) => {
    const port = lookUpPort(world, given.text('port') ?? '');
    return port.ok ? success({world, output: portRecord(world, port.value)}) : port;
  },
};
