import {contains} from '../../network/address.ts';
import type {Instance, Network} from '../../network/platform.ts';
import {type Port, portsOf} from '../../network/port.ts';
import {networkId, type Subnet, subnetsOf} from '../../network/subnet.ts';
import type {SecurityGroup, SecurityGroupRule} from '../../security-groups/rule.ts';
import {groupsOf, type World} from '../../security-groups/world.ts';
import {rawRule, ruleFields, shownPrefix, shownRules} from './api-fields.ts';
import {type Cell, cell, listCell, listsCell, type Output, recordsCell} from './output.ts';
import type {Json} from './python.ts';

/** The state UP, which everything has in the lab. */
const upOrDown: Cell = {value: true, text: 'UP'};

/**
 * Makes a record of plain values and cells, in the order of their names, as the client prints it.
 */
const record = (
  values: Readonly<Record<string, Json>>,
  cells: Readonly<Record<string, Cell>>,
): Output => ({
  kind: 'record',
  fields: [
    ...Object.entries(values).map(([name, value]): [string, Cell] => [name, cell(value)]),
    ...Object.entries(cells),
  ].sort(([one], [other]) => (one < other ? -1 : 1)),
});

/**
 * The record of a rule, as create and show print it. It leaves out the times and the revision
 * number, which the lab does not have.
 */
export const ruleRecord = (world: World, group: SecurityGroup, rule: SecurityGroupRule): Output => {
  const {ethertype, ...fields} = ruleFields(rule);
  return record(
    {
      ...fields,
      ether_type: ethertype,
      project_id: world.platform.project,
      remote_ip_prefix: shownPrefix({ethertype, ...fields}),
      security_group_id: group.id,
    },
    {},
  );
};

/**
 * The record of a security group, as create and show print it, without times and revision number.
 */
export const groupRecord = (world: World, group: SecurityGroup): Output =>
  record(
    {
      description: group.description,
      id: group.id,
      is_shared: false,
      name: group.name,
      project_id: world.platform.project,
      stateful: group.stateful,
      tags: group.tags ?? [],
    },
    {
      rules: {
        value: group.rules.map(rule => rawRule(world, group, rule)),
        text: shownRules(group),
      },
    },
  );

/** The addresses of an instance by network, as a cell for lists and records of servers. */
export const networksCell = (instance: Instance): Cell => {
  const lists = new Map<string, readonly string[]>();
  for (const {network, addresses} of portsOf(instance)) {
    lists.set(network, [...(lists.get(network) ?? []), ...addresses]);
  }
  return listsCell(Object.fromEntries(lists));
};

/** The record of an instance, with the client's fields that the lab knows. */
export const serverRecord = (world: World, instance: Instance): Output =>
  record(
    {
      id: instance.id,
      name: instance.name,
      project_id: world.platform.project,
      status: 'ACTIVE',
    },
    {
      addresses: networksCell(instance),
      security_groups: recordsCell(groupsOf(world, instance).map(({name}) => ({name}))),
    },
  );

/** The addresses of a port, each with its subnet, as a cell for lists and records of ports. */
export const fixedIpsOf = (subnets: readonly Subnet[], {addresses}: Port): Cell =>
  recordsCell(
    addresses.map(address => ({
      ip_address: address,
      subnet_id: subnets.find(({prefix}) => contains(prefix, address))?.id ?? null,
    })),
  );

/** The record of a port, with the client's fields that the lab knows. */
export const portRecord = (world: World, port: Port): Output => {
  const {platform} = world;
  const network = platform.networks.find(({name}) => name === port.network);
  return record(
    {
      device_id: port.instance.id,
      device_owner: 'compute:nova',
      id: port.id,
      mac_address: port.macAddress,
      name: '',
      network_id: network ? networkId(network) : null,
      port_security_enabled: true,
      project_id: platform.project,
      status: 'ACTIVE',
    },
    {
      admin_state_up: upOrDown,
      allowed_address_pairs: recordsCell([]),
      fixed_ips: fixedIpsOf(network ? subnetsOf(network) : [], port),
      security_group_ids: listCell(groupsOf(world, port.instance).map(({id}) => id)),
      tags: listCell([]),
    },
  );
};

/** The record of a network, with the client's fields that the lab knows. */
export const networkRecord = (network: Network): Output =>
  record(
    {
      id: networkId(network),
      name: network.name,
      port_security_enabled: true,
      shared: true,
      status: 'ACTIVE',
    },
    {
      admin_state_up: upOrDown,
      'router:external': {value: false, text: 'Internal'},
      subnets: listCell(subnetsOf(network).map(({id}) => id)),
      tags: listCell([]),
    },
  );
