import * as v from 'valibot';
import {uuidFor} from '../../network/uuid.ts';
import {problem, type Result, success} from '../../result.ts';
import {type Evidence, type InterfaceSeen, noEvidence, type PortSeen} from './evidence.ts';
import type {JsonDocument} from './json-documents.ts';
import {maybeText, orNull, readEntries, text} from './shape.ts';

const object = v.custom<object>(
  input => typeof input === 'object' && input !== null && !Array.isArray(input),
  'an object',
);
const listOfTexts = v.array(text);

/**
 * Addresses by network: an object, or before version 5.5 a text like `default=10.68.3.95, 2a09::82;
 * private=10.1.2.3`.
 */
const networks = v.union([
  v.pipe(
    object,
    v.transform(value => Object.entries(value)),
    v.array(v.tuple([text, listOfTexts])),
  ),
  v.pipe(
    text,
    v.transform(shown =>
      shown
        .split(/;\s*/)
        .filter(part => part !== '')
        .map((part): [string, string[]] => {
          const [name = '', addresses = ''] = part.split('=');
          return [name, addresses.split(/,\s*/).filter(address => address !== '')];
        }),
    ),
  ),
]);

/** The groups of a server: objects, or before version 5.5 lines of `name='web'`. */
const namedGroups = v.union([
  v.pipe(
    v.array(v.object({name: text})),
    v.transform(groups => groups.map(({name}) => name)),
  ),
  v.pipe(
    text,
    v.transform(shown => [...shown.matchAll(/name='([^']*)'/g)].map(([, name = '']) => name)),
  ),
]);

const listedServer = v.object({
  ID: v.optional(text),
  Name: text,
  Networks: networks,
  'Security Groups': v.nullish(listOfTexts),
  'Project ID': maybeText,
});

const shownServer = v.object({
  id: text,
  name: text,
  addresses: networks,
  security_groups: v.nullish(namedGroups),
  project_id: maybeText,
});

const fixedAddresses = v.pipe(
  v.array(v.object({ip_address: text})),
  v.transform(list => list.map(({ip_address: address}) => address)),
);

const listedPort = v.object({
  ID: text,
  'Fixed IP Addresses': fixedAddresses,
  'Security Groups': v.nullish(listOfTexts),
});

const shownPort = v.object({
  id: text,
  device_id: maybeText,
  fixed_ips: fixedAddresses,
  security_group_ids: v.nullish(listOfTexts),
  allowed_address_pairs: v.nullish(v.unknown()),
});

const listedNetwork = v.object({ID: text, Name: text});
const shownNetwork = v.object({id: text, name: text});
const listedSubnet = v.object({Network: text, Subnet: text});
const shownSubnet = v.object({network_id: text, cidr: text});

const interfacesOf = (shown: readonly (readonly [string, readonly string[]])[]) =>
  shown.map(([network, addresses]): InterfaceSeen => ({network, addresses}));

const groupsOf = (names: readonly string[] | null | undefined) =>
  names ? {groups: [...new Set(names)].map(name => ({by: 'name', name}) as const)} : {};

const idsOf = (ids: readonly string[] | null | undefined) =>
  ids ? {groups: ids.map(id => ({by: 'id', id}) as const)} : {};

/** Reads `server list`. It has the groups only with `-c "Security Groups"`. */
export const readServerList = (
  document: JsonDocument,
  rows: readonly unknown[],
): Result<Evidence> => {
  const read = readEntries(document, 'openstack server list -f json', listedServer, rows);
  return read.ok
    ? success({
        ...noEvidence,
        servers: read.value.map(server => ({
          file: document.file,
          id: server.ID ?? uuidFor(`server ${server.Name}`),
          name: server.Name,
          interfaces: interfacesOf(server.Networks),
          ...groupsOf(server['Security Groups']),
          isPlanned: false,
        })),
      })
    : read;
};

/** Reads `server show`. */
export const readServerShow = (document: JsonDocument): Result<Evidence> => {
  const read = readEntries(document, 'openstack server show SERVER -f json', shownServer, [
    document.value,
  ]);
  if (!read.ok) return read;
  const project = orNull(read.value[0]?.project_id);
  return success({
    ...noEvidence,
    servers: read.value.map(server => ({
      file: document.file,
      id: server.id,
      name: server.name,
      interfaces: interfacesOf(server.addresses),
      ...groupsOf(server.security_groups),
      isPlanned: false,
    })),
    ...(project === null ? {} : {project}),
  });
};

/** Reads `port list`. It has the groups only with `--long`. */
export const readPortList = (
  document: JsonDocument,
  rows: readonly unknown[],
): Result<Evidence> => {
  const read = readEntries(document, 'openstack port list --long -f json', listedPort, rows);
  return read.ok
    ? success({
        ...noEvidence,
        ports: read.value.map(port => ({
          file: document.file,
          id: port.ID,
          addresses: port['Fixed IP Addresses'],
          ...idsOf(port['Security Groups']),
        })),
      })
    : read;
};

/**
 * Reads `port show`. If a port may use further addresses, which is not modelled, a remark says so.
 */
export const readPortShow = (document: JsonDocument): Result<Evidence> => {
  const read = readEntries(document, 'openstack port show PORT -f json', shownPort, [
    document.value,
  ]);
  if (!read.ok) return read;
  const ports = read.value.map((port): PortSeen => {
    const server = orNull(port.device_id);
    return {
      file: document.file,
      id: port.id,
      ...(server === null ? {} : {server}),
      addresses: port.fixed_ips,
      ...idsOf(port.security_group_ids),
    };
  });
  const claiming = read.value.filter(
    ({allowed_address_pairs: pairs}) => Array.isArray(pairs) && pairs.length > 0,
  );
  return success({
    ...noEvidence,
    ports,
    remarks: claiming.map(({id}) =>
      problem(
        `The port ${id} may send from further addresses (allowed_address_pairs), and the lab does not model them.`,
        `See which: openstack port show ${id}`,
      ),
    ),
  });
};

/** Reads `network list`. */
export const readNetworkList = (
  document: JsonDocument,
  rows: readonly unknown[],
): Result<Evidence> => {
  const read = readEntries(document, 'openstack network list -f json', listedNetwork, rows);
  return read.ok
    ? success({
        ...noEvidence,
        networks: read.value.map(({ID, Name}) => ({file: document.file, id: ID, name: Name})),
      })
    : read;
};

/** Reads `network show`. */
export const readNetworkShow = (document: JsonDocument): Result<Evidence> => {
  const read = readEntries(document, 'openstack network show NETWORK -f json', shownNetwork, [
    document.value,
  ]);
  return read.ok
    ? success({
        ...noEvidence,
        networks: read.value.map(({id, name}) => ({file: document.file, id, name})),
      })
    : read;
};

/** Reads `subnet list`. */
export const readSubnetList = (
  document: JsonDocument,
  rows: readonly unknown[],
): Result<Evidence> => {
  const read = readEntries(document, 'openstack subnet list -f json', listedSubnet, rows);
  return read.ok
    ? success({
        ...noEvidence,
        subnets: read.value.map(({Network, Subnet}) => ({
          file: document.file,
          network: Network,
          prefix: Subnet,
        })),
      })
    : read;
};

/** Reads `subnet show`. */
export const readSubnetShow = (document: JsonDocument): Result<Evidence> => {
  const read = readEntries(document, 'openstack subnet show SUBNET -f json', shownSubnet, [
    document.value,
  ]);
  return read.ok
    ? success({
        ...noEvidence,
        subnets: read.value.map(({network_id: network, cidr}) => ({
          file: document.file,
          network,
          prefix: cidr,
        })),
      })
    : read;
};
