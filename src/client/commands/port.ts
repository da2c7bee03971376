import {type Argument, flag, option, positional, repeated} from '../../arguments/argument.ts';
import type {Given} from '../../arguments/parse.ts';
import {listPorts, type Port} from '../../network/port.ts';
import {listSubnets} from '../../network/subnet.ts';
import {failure, type Result, success} from '../../result.ts';
import {groupsOf, type World} from '../../security-groups/world.ts';
import type {Command} from '../command.ts';
import {lookUpGroup, lookUpNetwork, lookUpPort, lookUpServer} from '../lookup.ts';
import {type Cell, cell, listCell} from '../output/output.ts';
import {fixedIpsOf, portRecord} from '../output/records.ts';
import type {Refusal} from '../refusal.ts';
import {pageOptions, projectOptions} from '../usual-options.ts';

const server = option('--server', '<server>', 'only the ports of this instance, by name or id', {
  either: 'device',
});
const deviceId = option('--device-id', '<device-id>', 'only the ports of the instance of this id', {
  either: 'device',
});
const network = option('--network', '<network>', 'only the ports in this network, by name or id');
const securityGroup = repeated(
  '--security-group',
  '<security-group>',
  'only the ports that have this group',
);
const macAddress = option('--mac-address', '<mac-address>', 'only the port of this address');
const fixedIp = repeated(
  '--fixed-ip',
  'ip-address=<ip-address>',
  'only the port that has this address',
);
const host = option('--host', '<host-id>', 'only the ports on this compute host');
const deviceOwner = option('--device-owner', '<device-owner>', 'only the ports of this owner');
const portName = option('--name', '<name>', 'only the ports of this name; they have none');
const long = flag('--long', 'also the groups, the owner and the tags');
const port = positional('port', '<port>', 'the port, by id');

/** The owner of an instance's port in the API. */
const owner = 'compute:nova';

/** Whether a port has an address that matches `--fixed-ip`, in whole or in part. */
const hasAddress = ({addresses}: Port, text: string): boolean =>
  text.split(',').every(part => {
    const [key = '', value = ''] = part.split('=');
    if (key === 'ip-address') return addresses.some(address => address === value);
    return key === 'ip-substring' && addresses.some(address => address.includes(value));
  });

/** The ports that match the options. */
const chosen = (world: World, given: Given): Result<readonly Port[], Refusal> => {
  let ports = listPorts(world.platform);
  const ofServer = given.of(server);
  if (ofServer !== undefined) {
    const found = lookUpServer(world, ofServer);
    if (!found.ok) return failure(found.error);
    ports = ports.filter(({instance}) => instance.id === found.value.id);
  }
  const inNetwork = given.of(network);
  if (inNetwork !== undefined) {
    const found = lookUpNetwork(world, inNetwork);
    if (!found.ok) return failure(found.error);
    ports = ports.filter(each => each.network === found.value.name);
  }
  for (const name of given.of(securityGroup)) {
    const found = lookUpGroup(world, name);
    if (!found.ok) return failure(found.error);
    ports = ports.filter(({instance}) => groupsOf(world, instance).includes(found.value));
  }
  const isAsked = (asked: Argument<string | undefined>, value: string) =>
    (given.of(asked) ?? value) === value;
  return success(
    ports.filter(
      each =>
        isAsked(deviceId, each.instance.id) &&
        isAsked(deviceOwner, owner) &&
        isAsked(host, each.instance.host) &&
        isAsked(macAddress, each.macAddress) &&
        isAsked(portName, '') &&
        given.of(fixedIp).every(text => hasAddress(each, text)),
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
    server,
    deviceId,
    network,
    securityGroup,
    macAddress,
    fixedIp,
    host,
    deviceOwner,
    portName,
    long,
    ...projectOptions,
    ...pageOptions,
  ],
  shows: 'list',
  run: (world, given) => {
    const ports = chosen(world, given);
    if (!ports.ok) return ports;
    const isLong = given.of(long);
    const subnets = listSubnets(world.platform);
    return success({
      world,
      output: {
        kind: 'table',
        columns: [
          ...['ID', 'Name', 'MAC Address', 'Fixed IP Addresses', 'Status'],
          ...(isLong ? ['Security Groups', 'Device Owner', 'Tags'] : []),
        ],
        rows: ports.value.map(each => ({
          cells: [
            ...[each.id, '', each.macAddress].map(cell),
            fixedIpsOf(subnets, each),
            cell('ACTIVE'),
            ...(isLong ? longCells(world, each) : []),
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
  takes: [port],
  shows: 'one',
  run: (world, given) => {
    const found = lookUpPort(world, given.of(port));
    return found.ok ? success({world, output: portRecord(world, found.value)}) : found;
  },
};
