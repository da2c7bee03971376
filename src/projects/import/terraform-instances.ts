import {printable} from '../../text/printable.ts';
import type {InterfaceSeen, PortSeen, ServerSeen} from './evidence.ts';
import {
  type Fields,
  fieldsOf,
  listOf,
  type Resource,
  stringOf,
  type TerraformDocument,
} from './terraform-document.ts';
import {groupsOfInstance, groupsOfPort, type Membership} from './terraform-memberships.ts';
import {followValue} from './terraform-references.ts';
import {idOf} from './terraform-rules.ts';

/** The type of a port's resource. */
export const portType = 'openstack_networking_port_v2';

/** The type of an instance's resource. */
export const instanceType = 'openstack_compute_instance_v2';

const isManaged = (type: string) => (resource: Resource) =>
  resource.type === type && !resource.isData;

/** Reads addresses as the provider writes them; some versions put IPv6 in brackets. */
const addressesIn = (...values: readonly unknown[]): readonly string[] =>
  values.flatMap(value => stringOf(value) ?? []).map(each => printable(each.replace(/[[\]]/g, '')));

const addressesOfPort = ({values}: Resource): readonly string[] => {
  const all = addressesIn(...listOf(values.all_fixed_ips));
  return all.length > 0
    ? all
    : addressesIn(...listOf(values.fixed_ip).map(each => fieldsOf(each).ip_address));
};

/** The port of an instance's interface, named by its id or by reference. */
const portOf = (
  document: TerraformDocument,
  ports: readonly Resource[],
  instance: Resource,
  at: number,
  block: Fields,
): Resource | undefined => {
  const id = stringOf(block.port);
  if (id !== null) return ports.find(({values}) => values.id === id);
  const followed = followValue(document, instance, ['network', at, 'port']);
  return followed.kind === 'resources'
    ? followed.resources.find(({type}) => type === portType)
    : undefined;
};

/** The network of an interface: its name, or otherwise its id. */
const networkOf = (
  document: TerraformDocument,
  instance: Resource,
  at: number,
  block: Fields,
  port: Resource | undefined,
): string => {
  const told = stringOf(block.name) ?? stringOf(block.uuid) ?? stringOf(port?.values.network_id);
  if (told !== null) return told;
  const paths = [
    [instance, ['network', at, 'uuid']],
    [instance, ['network', at, 'name']],
    ...(port ? [[port, ['network_id']] as const] : []),
  ] as const;
  for (const [resource, path] of paths) {
    const followed = followValue(document, resource, path);
    const [network] = followed.kind === 'resources' ? followed.resources : [];
    const name = stringOf(network?.values.name);
    if (name !== null) return name;
  }
  return '';
};

/** How the groups of a resource are known. The resource is named by its address. */
export type Told = {readonly address: string; readonly how: Membership['told']};

/** The instances of a document. */
export type Instances = {
  readonly servers: readonly ServerSeen[];
  /** The server of each port, by the port's id. */
  readonly serverOf: ReadonlyMap<string, string>;
  readonly told: readonly Told[];
};

/** Reads the instances of a document, with their networks, addresses and groups. */
export const readInstances = (document: TerraformDocument): Instances => {
  const serverOf = new Map<string, string>();
  const all: Told[] = [];
  const portResources = document.resources.filter(isManaged(portType));
  const servers = document.resources.filter(isManaged(instanceType)).map((resource): ServerSeen => {
    const id = idOf(document, resource);
    const blocks = listOf(resource.values.network).map(each => fieldsOf(each));
    let hasPort = false;
    const interfaces = blocks.map((block, at): InterfaceSeen => {
      const port = portOf(document, portResources, resource, at, block);
      if (port) {
        hasPort = true;
        serverOf.set(idOf(document, port), id);
      }
      const own = addressesIn(block.fixed_ip_v4, block.fixed_ip_v6);
      return {
        network: printable(networkOf(document, resource, at, block, port)),
        addresses: own.length > 0 ? own : port ? addressesOfPort(port) : [],
      };
    });
    const {groups, told} = groupsOfInstance(document, resource, hasPort);
    all.push({address: resource.address, how: told});
    return {
      file: document.file,
      id,
      name: printable(stringOf(resource.values.name) ?? resource.address),
      interfaces,
      ...(groups ? {groups} : {}),
      isPlanned: interfaces.every(({addresses}) => addresses.length === 0),
    };
  });
  return {servers, serverOf, told: all};
};

/** Reads the ports of a document. `serverOf` says which instance has which port. */
export const readPorts = (
  document: TerraformDocument,
  serverOf: ReadonlyMap<string, string>,
): {readonly ports: readonly PortSeen[]; readonly told: readonly Told[]} => {
  const all: Told[] = [];
  const ports = document.resources.filter(isManaged(portType)).map((resource): PortSeen => {
    const id = idOf(document, resource);
    const server = serverOf.get(id) ?? stringOf(resource.values.device_id);
    const {groups, told} = groupsOfPort(document, resource);
    all.push({address: resource.address, how: told});
    return {
      file: document.file,
      id,
      ...(server === null ? {} : {server: printable(server)}),
      addresses: addressesOfPort(resource),
      ...(groups ? {groups} : {}),
    };
  });
  return {ports, told: all};
};
