import fc from 'fast-check';
import type {Address} from '../../src/network/address.ts';
import type {Instance} from '../../src/network/platform.ts';
import {uuidFor} from '../../src/network/uuid.ts';
import type {Packet} from '../../src/reachability/flows/flows.ts';
import {beginsConversation} from '../../src/reachability/flows/flows.ts';
import {endpointAt} from '../../src/reachability/gates/endpoint.ts';
import {addToInstance, createRule, newProject} from '../../src/security-groups/change.ts';
import type {World} from '../../src/security-groups/world.ts';
import {addressIn} from '../network/read.ts';
import {generous} from '../reachability/open-worlds.ts';
import {worlds} from '../reachability/worlds.ts';
import type {Kernel} from './kernel.ts';
import {kernelTest} from './kernel-test.ts';
import type {Probe} from './round.ts';

/** Three instances, two of them on one host, in a group that allows everything. */
const openWorld = (): World => {
  const [drawn] = fc.sample(worlds, {seed: 1, numRuns: 1});
  if (!drawn) throw new Error('There is no world to take the hosts and the networks from');
  const place = (name: string, host: number, network: string, addresses: readonly string[]) => ({
    id: uuidFor(name),
    name,
    network,
    host: drawn.platform.hosts[host]?.name ?? '',
    addresses: addresses.map(addressIn),
  });
  const instances: readonly Instance[] = [
    place('sender', 0, 'default', ['10.65.0.3', '2a0a:bcc0:41::3']),
    place('beside', 0, 'public', ['185.189.28.4', '2a0a:bcc0:40::4']),
    place('beyond', 1, 'private', ['10.65.0.37', 'fd00:65::5']),
  ];
  const empty = newProject({...drawn.platform, instances});
  const [group] = empty.groups;
  if (!group) throw new Error('There is no group to open');
  const opened = generous.reduce((world, body) => {
    const made = createRule(world, group.id, body);
    return made.ok ? made.value.world : world;
  }, empty);
  return instances.reduce((world, instance) => {
    const added = addToInstance(world, instance, group.id);
    return added.ok ? added.value : world;
  }, opened);
};

const world = openWorld();

const end = (text: string, claimed?: Address): Probe['from'] => {
  const address = addressIn(text);
  return {...endpointAt(world.platform, address), address: claimed ?? address};
};

const packetsOf = (protocol: 1 | 58): readonly Packet[] => [
  {kind: 'ports', protocol: 6, port: 80},
  {kind: 'ports', protocol: 17, port: 80},
  {kind: 'icmp', protocol, type: protocol === 1 ? 8 : 128, code: 0},
];

const targets = ['185.189.28.4', '10.65.0.37', '1.1.1.1'];
const targets6 = ['2a0a:bcc0:40::4', 'fd00:65::5', '2001:db8:1::1'];

/** All packets from an instance to everybody, from its address or from one that it claims. */
const probesFrom = (claimed?: string): readonly Probe[] => {
  const is6 = claimed?.includes(':');
  const probes = (from: Probe['from'], to: readonly string[], protocol: 1 | 58) =>
    to
      .filter(text => text !== claimed)
      .flatMap(text => packetsOf(protocol).map(packet => ({from, to: end(text), packet})));
  const as = claimed === undefined ? undefined : addressIn(claimed);
  return [
    ...(is6 ? [] : probes(end('10.65.0.3', as), targets, 1)),
    ...(is6 === false ? [] : probes(end('2a0a:bcc0:41::3', as), targets6, 58)),
  ];
};

const arrived = async (
  kernel: Kernel,
  probes: readonly Probe[],
  arrives: (probe: Probe) => boolean,
): Promise<readonly Probe[]> => {
  const outcomes = await kernel.ask(world, probes, {arrives, patience: 5000});
  return probes.filter((_, index) => outcomes[index]?.seenAs);
};

kernelTest('an instance sends from the addresses it was given alone', 60_000, async (t, kernel) => {
  const own = probesFrom();
  const seen = await arrived(kernel, own, () => true);
  t.deepEqual(seen, own, 'from its own addresses everything arrives');
  // One of a neighbour on the same host, on the other, of nobody, and of the Internet.
  const others = [
    ...['185.189.28.4', '10.65.0.37', '10.65.0.9', '185.189.28.9', '1.1.1.2'],
    ...['2a0a:bcc0:40::4', 'fd00:65::5', '2a0a:bcc0:41::9', '2001:db8:1::2'],
  ];
  const claimed = others.flatMap(address => probesFrom(address));
  t.deepEqual(await arrived(kernel, claimed, () => false), [], 'the source check drops them');
});

/** The types that arrive, of some of ICMP that are sent where everything is allowed. */
const arriving = async (
  kernel: Kernel,
  protocol: 1 | 58,
  types: readonly number[],
): Promise<readonly number[]> => {
  const [from, to] =
    protocol === 1 ? ['10.65.0.3', '185.189.28.4'] : ['2a0a:bcc0:41::3', '2a0a:bcc0:40::4'];
  const probes = types.map(
    (type): Probe => ({
      from: end(from),
      to: end(to),
      packet: {kind: 'icmp', protocol, type, code: 0},
    }),
  );
  const seen = await arrived(kernel, probes, ({packet}) => beginsConversation(packet));
  return seen.flatMap(({packet}) => (packet.kind === 'icmp' ? packet.type : []));
};

kernelTest(
  'ICMP errors and answers that belong to nothing are dropped, whatever rules allow',
  60_000,
  async (t, kernel) => {
    t.deepEqual(await arriving(kernel, 1, [0, 3, 4, 8, 11, 12, 14, 16, 18]), [8]);
    t.deepEqual(await arriving(kernel, 58, [1, 2, 3, 4, 128, 129]), [128]);
  },
);
