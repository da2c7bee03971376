import {type Address, contains, type Prefix, parseAddress} from '../../network/address.ts';
import type {ComputeHost, Instance, InternetActor, Platform} from '../../network/platform.ts';
import {type Problem, problem} from '../../result.ts';
import {briefNames} from './brief-names.ts';
import type {Evidence} from './evidence.ts';
import {joinNetworks, kindOf} from './ground.ts';
import type {Held, Server} from './servers.ts';
import {standIns} from './stand-ins.ts';
import {joinSubnets} from './subnets.ts';

/** The platform with the servers of the documents. */
export type JoinedPlatform = {
  readonly platform: Platform;
  readonly remarks: readonly Problem[];
  readonly problems: readonly Problem[];
};

const addresses = (...texts: readonly string[]): readonly Address[] =>
  texts.flatMap(text => {
    const address = parseAddress(text);
    return address.ok ? [address.value] : [];
  });

/** Stands for all compute hosts. Its addresses come from ranges for documentation. */
const someHost: Omit<ComputeHost, 'site'> = {
  name: 'compute-host',
  addresses: addresses('203.0.113.1', '2001:db8:203::1'),
};

/** The same actors on the Internet as in the lessons, to ask about. */
const someActors: readonly InternetActor[] = addresses('1.1.1.1', '198.51.100.23').map(
  (address, index) =>
    index === 0
      ? {name: address, address, role: 'server'}
      : {name: 'visitor', address, role: 'visitor'},
);

/**
 * The network of an address: one of the given networks if it contains the address, otherwise the
 * named one.
 */
const networkAt = (given: Platform | undefined, address: Address, network: string): string =>
  given?.networks.find(({pools}) => pools.some(({prefix}) => contains(prefix, address)))?.name ??
  network;

const strayRemedy =
  'Give its pools, and whether they meet the Internet, beside: --world PLATFORM.yaml FILE…, of the form of lessons/platform.yaml; the prefixes: openstack subnet list';

/** Remarks on servers whose network is neither Safespring's nor a given one. */
const strays = (
  given: Platform | undefined,
  located: readonly {readonly server: Server; readonly interfaces: readonly Held[]}[],
): readonly Problem[] => {
  const byNetwork = new Map<string, string[]>();
  for (const {server, interfaces} of located) {
    for (const {network, addresses: own} of interfaces) {
      const networkGiven = given?.networks.find(({name}) => name === network);
      const isKnown = networkGiven
        ? own.every(each => networkGiven.pools.some(({prefix}) => contains(prefix, each)))
        : kindOf(network) !== undefined;
      if (isKnown) continue;
      const servers = byNetwork.get(network);
      if (servers) servers.push(server.name);
      else byNetwork.set(network, [server.name]);
    }
  }
  return [...byNetwork].map(([network, servers]) =>
    problem(
      network === ''
        ? `Which network these servers are in is not told: ${briefNames(servers)}.`
        : given?.networks.some(({name}) => name === network)
          ? `The pools given for the network ${network} do not hold all addresses in it, such as those of ${briefNames(servers)}.`
          : `How the network ${network} meets the Internet is not known; in it: ${briefNames(servers)}.`,
      strayRemedy,
    ),
  );
};

/**
 * Puts servers on the given platform, or otherwise on Safespring's as far as it is known: the
 * networks public, default and private. Remarks say what was assumed where no document tells it.
 */
export const joinPlatform = (
  evidence: Evidence,
  servers: readonly Server[],
  given: Platform | undefined,
): JoinedPlatform => {
  const taken = new Set(
    servers.flatMap(({interfaces}) => interfaces.flatMap(({addresses: own}) => own)),
  );
  const free = standIns(taken);
  const reported = new Map<string, Address[]>();
  for (const {network, addresses: own} of servers.flatMap(({interfaces}) => interfaces)) {
    const there = reported.get(network);
    if (there) there.push(...own);
    else reported.set(network, [...own]);
  }
  const subnets = joinSubnets(evidence, reported);
  const prefixesIn = (network: string): readonly Prefix[] =>
    given?.networks.find(({name}) => name === network)?.pools.map(({prefix}) => prefix) ??
    subnets.prefixes.get(network) ??
    [];
  const located = servers
    .filter(({interfaces}) => interfaces.length > 0)
    .map(server => ({
      server,
      interfaces: server.interfaces.map(({network, addresses: own}): Held => {
        const held = server.isPlanned ? free(prefixesIn(network)) : own;
        const [first] = held;
        return {network: first ? networkAt(given, first, network) : network, addresses: held};
      }),
    }));
  const problems = strays(given, located);
  const held = new Map<string, Address[]>();
  for (const {network, addresses: own} of located.flatMap(({interfaces}) => interfaces)) {
    if (given?.networks.some(({name}) => name === network)) continue;
    const there = held.get(network);
    if (there) there.push(...own);
    else held.set(network, [...own]);
  }
  const site = given?.networks[0]?.site ?? 'site';
  const ground = joinNetworks(subnets, held, given?.networks ?? [], site);
  const [onlyHost, ...otherHosts] = given?.hosts ?? [];
  const givenInstances = new Map(given?.instances.map(instance => [instance.name, instance]));
  const instances = located.map(({server, interfaces}): Instance => {
    const [first, second] = interfaces;
    const known = givenInstances.get(server.name);
    return {
      id: server.id,
      name: server.name,
      network: first?.network ?? '',
      host: known?.host ?? (otherHosts.length === 0 ? onlyHost?.name : undefined) ?? someHost.name,
      addresses: first?.addresses ?? [],
      ...(second ? {second} : {}),
      ...(known?.misuse ? {misuse: known.misuse} : {}),
    };
  });
  const isStandIn = instances.some(({host}) => host === someHost.name);
  const platform: Platform = {
    project: given?.project ?? evidence.project ?? 'project',
    networks: ground.networks,
    hosts: [...(given?.hosts ?? []), ...(isStandIn ? [{...someHost, site}] : [])],
    instances,
    internet: given ? given.internet : someActors,
  };
  return {
    platform,
    problems: problems.length > 0 ? problems : ground.problems,
    remarks: [
      ...ground.remarks,
      ...remarksOn(
        platform,
        located.map(({server}) => server),
        given,
      ),
    ],
  };
};

const remarksOn = (
  {networks, instances}: Platform,
  servers: readonly Server[],
  given: Platform | undefined,
): readonly Problem[] => {
  const planned = servers.filter(({isPlanned}) => isPlanned);
  const translated = new Set(
    networks
      .filter(({pools}) => pools.some(({internet}) => internet === 'translated'))
      .map(({name}) => name),
  );
  const double = instances.filter(({second}) => second);
  const known = new Set(servers.map(({name}) => name));
  const leftOut = (given?.instances ?? []).filter(({name}) => !known.has(name));
  const list = (some: readonly {readonly name: string}[]) => briefNames(some.map(({name}) => name));
  return [
    ...(instances.some(({host, network}) => host === someHost.name && translated.has(network))
      ? [
          problem(
            `Which compute hosts the servers run on is in none of the files: ${someHost.addresses[0]}, an address for documentation, stands for what the Internet sees of translated servers.`,
            'If it matters, give the hosts beside, in a YAML of the form of lessons/platform.yaml.',
          ),
        ]
      : []),
    ...(planned.length === 0
      ? []
      : [
          problem(
            `These servers are not made yet and have no address; one that nobody has stands for it, and rules by prefix are judged by that one: ${list(planned)}.`,
            'Subnets tell where it would come from: openstack subnet list -f json, and openstack network list -f json',
          ),
        ]),
    ...(double.length === 0
      ? []
      : [
          problem(
            `These servers have more than one interface, which the platform does not bear: ${list(double)}.`,
            'Take the others off: openstack server remove port SERVER PORT',
          ),
        ]),
    ...(leftOut.length === 0
      ? []
      : [
          problem(
            `Instances of the YAML that are in no other file are left out: ${list(leftOut)}.`,
            'Beside other files a YAML gives networks, hosts and the Internet; and of instances, by name, their hosts and gateways.',
          ),
        ]),
  ];
};
