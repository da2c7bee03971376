import {setTimeout} from 'node:timers/promises';
import type {Address} from '../../src/network/address.ts';
import type {ComputeHost} from '../../src/network/platform.ts';
import type {Endpoint} from '../../src/reachability/gates/endpoint.ts';
import type {World} from '../../src/security-groups/world.ts';
import {tools} from '../machine/tools.ts';
import {firewallOf} from './firewall.ts';
import {makeNamespaces, type Namespaces, runIp} from './namespaces.ts';
import {type Prober, startProber} from './prober.ts';
import {beginRound, type Expectation, type Outcome, type Probe, type Round} from './round.ts';
import {
  cables,
  customs,
  hostPlace,
  internet,
  type Moves,
  movesFor,
  placesOf,
  settings,
  slotOf,
  standsOf,
} from './wiring.ts';

/** Linux, wired as a site. It lives in one world at a time. */
export type Kernel = {
  /** Wires a world and sends packets through it, all at once. */
  readonly ask: (
    world: World,
    probes: readonly Probe[],
    expectation: Expectation,
  ) => Promise<readonly Outcome[]>;
  /** Ends the probers and removes the namespaces. */
  readonly close: () => Promise<void>;
};

/** How long an unexpected packet may take, in ms; one that takes longer breaks the next round. */
const moment = 10;

/** Tags are source ports: above those that services have, and used again as late as can be. */
const [firstTag, tags] = [8192, 65_536 - 8192];

/** The tools that scripts call, at their own places. */
const prelude = (): string =>
  (['ip', 'nft'] as const).map(name => `${name}() { '${tools[name].path()}' "$@"; }\n`).join('');

const wireSite = async (
  {nameOf}: Namespaces,
  hosts: readonly ComputeHost[],
  outsiders: readonly Address[],
): Promise<void> => {
  const tell = (place: string, script: string) =>
    runIp(['netns', 'exec', nameOf(place), tools.sh.path(), '-e'], `${prelude()}${script}`);
  await Promise.all(placesOf(hosts).map(place => tell(place, customs)));
  await runIp(['-batch', '-'], cables(hosts, nameOf));
  await Promise.all(settings(hosts, outsiders).map(([place, script]) => tell(place, script)));
};

/** Takes down what an earlier world had wired, and wires another. */
const rewire = async (
  {nameOf}: Namespaces,
  before: readonly Moves[],
  world: World,
): Promise<readonly Moves[]> => {
  const after = movesFor(world.platform);
  const places = new Set([...before, ...after].map(({place}) => place));
  const linesAt = (place: string): string =>
    [
      ...before.filter(moves => moves.place === place).flatMap(({remove}) => remove),
      ...after.filter(moves => moves.place === place).flatMap(({add}) => add),
    ].join('\n');
  await Promise.all([
    ...[...places].map(place => runIp(['-n', nameOf(place), '-batch', '-'], linesAt(place))),
    ...world.platform.hosts.map((_, host) =>
      runIp(
        ['netns', 'exec', nameOf(hostPlace(host)), tools.nft.path(), '-f', '-'],
        firewallOf(world, host),
      ),
    ),
  ]);
  return after;
};

const settle = async (round: Round, patience: number): Promise<void> => {
  const deadline = performance.now() + patience;
  while (!round.complete() && performance.now() < deadline) await setTimeout(2);
  await setTimeout(moment);
};

const portsOf = (probes: readonly Probe[]): readonly number[] => [
  ...new Set(probes.flatMap(({packet}) => (packet.kind === 'ports' ? [packet.port] : []))),
];

/** The instances' namespaces and the Internet's, which send and receive. */
const endsOf = (hosts: readonly ComputeHost[]): readonly string[] =>
  placesOf(hosts).filter(place => place === internet || place.startsWith('vm'));

/** Makes the namespaces of a site with hosts, and with addresses on the Internet. */
export const openKernel = async (
  hosts: readonly ComputeHost[],
  outsiders: readonly Address[],
): Promise<Kernel> => {
  const namespaces = await makeNamespaces(placesOf(hosts));
  let moves: readonly Moves[] = [];
  let tagsGiven = 0;
  let round = beginRound([], {tagOf: () => 0, placeOf: () => '', arrives: () => false});
  let broken: unknown;
  const heard = (tell: () => void): void => {
    try {
      tell();
    } catch (error) {
      broken ??= error;
    }
  };
  const listening = new Map<Prober, Set<number>>();
  const listen = async (prober: Prober, ports: readonly number[]): Promise<void> => {
    const known = listening.get(prober);
    const more = ports.filter(port => !known?.has(port));
    listening.set(prober, new Set([...(known ?? []), ...more]));
    // Even without a port to listen at, it begins to look at what arrives.
    if (!known || more.length > 0) await prober.listen(more);
  };
  const start = async (place: string): Promise<readonly [string, Prober]> => [
    place,
    await startProber(
      namespaces.nameOf(place),
      packets => heard(() => round.seen(place, packets)),
      answers => heard(() => round.answered(answers)),
    ),
  ];
  const begin = async (): Promise<ReadonlyMap<string, Prober>> => {
    await wireSite(namespaces, hosts, outsiders);
    const places = [...endsOf(hosts), ...hosts.map((_, host) => hostPlace(host))];
    return new Map(await Promise.all(places.map(start)));
  };
  const probers = await begin().catch(async error => {
    await namespaces.remove();
    throw error;
  });
  const at = (place: string): Prober => {
    const prober = probers.get(place);
    if (!prober) throw new Error(`There is no prober at ${place}`);
    return prober;
  };
  return {
    ask: async (world, probes, {arrives, patience}) => {
      if (probes.length > tags) throw new Error(`There are no tags for ${probes.length} packets`);
      const given = tagsGiven;
      tagsGiven += probes.length;
      moves = await rewire(namespaces, moves, world);
      await Promise.all(hosts.map((_, host) => at(hostPlace(host)).forget()));
      const stands = standsOf(world.platform);
      const places = new Map(
        stands.map(({instance, host, slot}) => [instance.id, slotOf(host, slot)]),
      );
      const ends = [internet, ...places.values()];
      const placeOf = (end: Endpoint): string =>
        (end.kind === 'instance' && places.get(end.instance.id)) || internet;
      const tagOf = (index: number): number => firstTag + ((given + index) % tags);
      round = beginRound(probes, {tagOf, placeOf, arrives});
      const senders = probes.map(({from}) => placeOf(from));
      await Promise.all(ends.map(place => listen(at(place), portsOf(probes))));
      await Promise.all(
        ends.map(place =>
          at(place).send(round.packets.filter((_, index) => senders[index] === place)),
        ),
      );
      await settle(round, patience);
      await Promise.all(ends.map(place => at(place).end()));
      if (broken) throw broken;
      return round.outcomes();
    },
    close: async () => {
      await Promise.all([...probers.values()].map(prober => prober.stop()));
      await namespaces.remove();
    },
  };
};
