import {type Address, ethertypeOf, parseAddress} from '../../network/address.ts';
import {type Problem, problem} from '../../result.ts';
import {briefNames} from './brief-names.ts';
import type {Evidence, GroupName, ServerSeen} from './evidence.ts';
import {mergeById} from './merge.ts';

/** The name of a network, and addresses that a server holds there. */
export type Held = {readonly network: string; readonly addresses: readonly Address[]};

/** A server, put together from what documents say. */
export type Server = {
  readonly id: string;
  /** Its name; if several servers share it, the start of its id is added. */
  readonly name: string;
  /** Its interfaces: normally one; none if no network is known. */
  readonly interfaces: readonly Held[];
  /** Its groups; undefined if no document tells them. */
  readonly groups: readonly GroupName[] | undefined;
  readonly isPlanned: boolean;
};

/** The servers of a project. */
export type Servers = {
  readonly servers: readonly Server[];
  readonly remarks: readonly Problem[];
  readonly problems: readonly Problem[];
};

const attachmentsOf = ({interfaces}: ServerSeen): ReadonlySet<string> =>
  new Set(
    interfaces.flatMap(({network, addresses}) => addresses.map(each => `${each} ${network}`)),
  );

/**
 * Of two documents about one server it takes the one that tells more; undefined if they contradict
 * each other.
 */
const agreed = (one: ServerSeen, other: ServerSeen): ServerSeen | undefined => {
  if (one.name !== other.name) return undefined;
  const [attachments, others] = [attachmentsOf(one), attachmentsOf(other)];
  const [more, fewer] =
    attachments.size >= others.size ? [attachments, others] : [others, attachments];
  if ([...fewer].some(attachment => !more.has(attachment))) return undefined;
  const groups = one.groups ?? other.groups;
  return {...(more === attachments ? one : other), ...(groups ? {groups} : {})};
};

/** The servers by id, each merged from all documents. */
const told = (seen: readonly ServerSeen[]) =>
  mergeById(
    seen,
    ({id}) => id,
    agreed,
    (known, {file, id, name}) =>
      `${file}: The id ${id} is that of two servers, ${known.name} and ${name}, or of one that has changed.`,
  );

/**
 * Divides addresses into interfaces: one for each network, and one for each port if ports tell
 * whose an address is. An address that no port has counts to the first.
 */
const interfacesOf = (
  held: readonly Held[],
  portAt: ReadonlyMap<string, string>,
): readonly Held[] =>
  held.flatMap(({network, addresses}) => {
    const some = addresses.flatMap(address => portAt.get(address) ?? [])[0];
    const byPort = new Map<string | undefined, Address[]>();
    for (const address of addresses) {
      const port = portAt.get(address) ?? some;
      const same = byPort.get(port);
      if (same) same.push(address);
      else byPort.set(port, [address]);
    }
    return [...byPort.values()].map(each => ({network, addresses: each}));
  });

/** A port, with its addresses in the canonical form. */
type Port = {
  readonly id: string;
  readonly server: string | undefined;
  readonly addresses: readonly Address[];
  readonly groups: readonly GroupName[] | undefined;
};

const portsOf = ({ports}: Evidence, holders: ReadonlyMap<Address, string>): readonly Port[] =>
  ports.map(({id, server, addresses: texts, groups}) => {
    const addresses = texts.flatMap(text => {
      const address = parseAddress(text);
      return address.ok ? [address.value] : [];
    });
    const holder = addresses.flatMap(address => holders.get(address) ?? [])[0];
    return {id, server: server ?? holder, addresses, groups};
  });

const groupsFrom = (ports: readonly Port[]): ReadonlyMap<string, readonly GroupName[]> => {
  const all = new Map<string, GroupName[]>();
  for (const {server, groups} of ports) {
    if (server === undefined || !groups) continue;
    const known = all.get(server);
    if (known) known.push(...groups);
    else all.set(server, [...groups]);
  }
  return all;
};

/**
 * Makes server names unique: if several servers share a name, the start of the id is added to each.
 */
const tellingApart = (seen: readonly ServerSeen[]): ReadonlyMap<string, string> => {
  const count = new Map<string, number>();
  for (const {name} of seen) count.set(name, (count.get(name) ?? 0) + 1);
  return new Map(
    seen.map(({id, name}) => [id, (count.get(name) ?? 0) > 1 ? `${name}.${id.slice(0, 8)}` : name]),
  );
};

/**
 * Puts servers and their ports together. The groups of a port count before those of its server,
 * because ports name them by id.
 */
export const joinServers = (evidence: Evidence): Servers => {
  const {merged: seen, problems} = told(evidence.servers);
  const networkNames = new Map(evidence.networks.map(({id, name}) => [id, name]));
  const names = tellingApart(seen);
  const faults: Problem[] = [];
  const holders = new Map<Address, string>();
  const read = (server: ServerSeen, text: string): readonly Address[] => {
    const address = parseAddress(text);
    if (!address.ok) {
      faults.push(
        problem(`${server.file}: ${server.name}: ${address.error.says}`, 'Fetch it anew.'),
      );
      return [];
    }
    const holder = holders.get(address.value);
    if (holder !== undefined && holder !== server.id) {
      faults.push(
        problem(
          `${server.file}: ${names.get(holder)} and ${names.get(server.id)} both have ${address.value}.`,
          'A world is one site; give the files of one site, fetched at one time.',
        ),
      );
    }
    holders.set(address.value, server.id);
    return [address.value];
  };
  const held = seen.map(server =>
    server.interfaces.map(({network, addresses}) => ({
      network: networkNames.get(network) ?? network,
      addresses: [...new Set(addresses.flatMap(text => read(server, text)))],
    })),
  );
  const ports = portsOf(evidence, holders);
  const portAt = new Map(ports.flatMap(({id, addresses}) => addresses.map(each => [each, id])));
  const fromPorts = groupsFrom(ports);
  const servers = seen.map((server, index): Server => {
    const own = held[index] ?? [];
    return {
      id: server.id,
      name: names.get(server.id) ?? server.name,
      interfaces: server.isPlanned ? own : interfacesOf(own, portAt),
      groups: fromPorts.get(server.id) ?? server.groups,
      isPlanned: server.isPlanned,
    };
  });
  return {
    servers,
    problems: [...problems, ...faults],
    remarks: remarksOn(seen, servers, new Set(ports.map(({server}) => server))),
  };
};

const remarksOn = (
  seen: readonly ServerSeen[],
  servers: readonly Server[],
  withPorts: ReadonlySet<string | undefined>,
): readonly Problem[] => {
  const renamed = servers.filter(({name}, index) => name !== seen[index]?.name);
  const unattached = servers.filter(({interfaces}) => interfaces.length === 0);
  const unknown = servers.filter(({groups}) => !groups);
  const crowded = servers.filter(({id, interfaces}) =>
    interfaces.some(
      ({addresses}) =>
        !withPorts.has(id) && new Set(addresses.map(ethertypeOf)).size < addresses.length,
    ),
  );
  const remark = (some: readonly Server[], says: (list: string) => string, remedy: string) =>
    some.length === 0 ? [] : [problem(says(briefNames(some.map(({name}) => name))), remedy)];
  return [
    ...(servers.length === 0
      ? [
          problem(
            'There are no servers in these files, so there is nobody to reach.',
            'Add them: openstack server list -f json, and openstack port list --long -f json',
          ),
        ]
      : []),
    ...remark(
      renamed,
      list => `Several servers share a name, so the start of the id is added: ${list}.`,
      'Name one so: trace NAME.ID …',
    ),
    ...remark(
      unattached,
      list => `These servers have no network or no address, so they are left out: ${list}.`,
      `See why: openstack server show ${unattached[0]?.name}`,
    ),
    ...remark(
      crowded,
      list =>
        `These servers have several addresses in one network, taken for one interface: ${list}.`,
      'Ports tell whether it is one: openstack port list --long -f json',
    ),
    ...remark(
      unknown,
      list =>
        `Which groups these servers have is in none of the files, so they count as having none: ${list}.`,
      'Add them: openstack port list --long -f json',
    ),
  ];
};
