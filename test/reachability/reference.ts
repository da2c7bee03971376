import type {Address} from '../../src/network/address.ts';
import type {Question} from '../../src/reachability/question.ts';
import type {SecurityGroupRule} from '../../src/security-groups/rule.ts';
import type {World} from '../../src/security-groups/world.ts';

// A second evaluator, as small and as plain as can be, for tests only. It shares no code with
// the first: addresses are strings of bits here, and every rule is looked at, one by one.

const bits4 = (text: string): string =>
  text
    .split('.')
    .map(part => Number(part).toString(2).padStart(8, '0'))
    .join('');

const bits6 = (text: string): string => {
  const [head = '', tail] = text.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? [] : Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...zeros, ...after]
    .map(group => Number.parseInt(group, 16).toString(2).padStart(16, '0'))
    .join('');
};

const bits = (text: string): string => (text.includes(':') ? bits6(text) : bits4(text));

const isIn = (address: string, prefix: string): boolean => {
  const [network = '', length = '0'] = prefix.split('/');
  return (
    address.includes(':') === network.includes(':') &&
    bits(address).startsWith(bits(network).slice(0, Number(length)))
  );
};

const addressOf = (question: Question, end: 'from' | 'to'): Address => {
  const {address} = question[end];
  if (!address) throw new Error('The reference takes ends by address only.');
  return address;
};

const instanceAt = ({platform}: World, address: string) =>
  platform.instances.find(({addresses, second}) =>
    [...addresses, ...(second?.addresses ?? [])].some(own => own === address),
  );

/** The network that an address is allocated from, with how its pool meets the Internet. */
const placeOf = ({platform}: World, address: string) =>
  platform.networks
    .flatMap(({site, pools}) => pools.map(pool => ({site, ...pool})))
    .find(({prefix}) => isIn(address, prefix));

const areOfOneSite = (world: World, one: string, other: string): boolean => {
  const [here, there] = [placeOf(world, one), placeOf(world, other)];
  return here !== undefined && there !== undefined && here.site === there.site;
};

const groupsAt = (world: World, address: string): readonly string[] =>
  world.memberships[instanceAt(world, address)?.id ?? ''] ?? [];

const fits = (
  world: World,
  at: string,
  rule: SecurityGroupRule,
  remote: string,
  {packet}: Question,
): boolean => {
  if (rule.ethertype !== (remote.includes(':') ? 'IPv6' : 'IPv4')) return false;
  if (rule.remote.kind === 'prefix' && !isIn(remote, rule.remote.prefix)) return false;
  if (rule.remote.kind === 'address-group') return false;
  if (rule.remote.kind === 'group') {
    if (!areOfOneSite(world, at, remote)) return false;
    if (!groupsAt(world, remote).includes(rule.remote.group)) return false;
  }
  const {traffic} = rule;
  if (traffic.kind === 'any') return true;
  if (traffic.protocol.number !== packet.protocol) return false;
  if (traffic.kind === 'ports' && traffic.ports && packet.kind === 'ports') {
    return traffic.ports.min <= packet.port && packet.port <= traffic.ports.max;
  }
  if (traffic.kind === 'icmp' && traffic.icmp && packet.kind === 'icmp') {
    const {type, code} = traffic.icmp;
    return type === packet.type && (code === null || code === packet.code);
  }
  return true;
};

const lets = (world: World, at: string, direction: string, remote: string, question: Question) =>
  world.groups
    .filter(({id}) => groupsAt(world, at).includes(id))
    .some(({rules}) =>
      rules.some(rule => rule.direction === direction && fits(world, at, rule, remote, question)),
    );

/** An ICMP answer or error has no connection here that it could belong to. */
const begins = ({packet}: Question): boolean =>
  packet.kind !== 'icmp' ||
  ['1 8', '1 13', '1 15', '1 17', '58 128', '58 139'].includes(`${packet.protocol} ${packet.type}`);

/** What a host may drop of what its instances send: IPIP, and VXLAN by its usual port. */
const isTunnel = ({packet}: Question): boolean =>
  packet.protocol === 4 ||
  (packet.kind === 'ports' && packet.protocol === 17 && packet.port === 4789);

/** Who sees a packet come from where: the source address at the far end, or null if it is lost. */
export const reference = (world: World, question: Question): string | null => {
  const [source, destination] = [addressOf(question, 'from'), addressOf(question, 'to')];
  const [sender, receiver] = [instanceAt(world, source), instanceAt(world, destination)];
  if (!begins(question)) return null;
  if (sender?.second || sender?.misuse || receiver?.second || receiver?.misuse) return null;
  if (sender && isTunnel(question)) return null;
  if (sender && !lets(world, source, 'egress', destination, question)) return null;
  let seenAs: string | null = source;
  if (!areOfOneSite(world, source, destination)) {
    const [here, there] = [placeOf(world, source), placeOf(world, destination)];
    if (here?.internet === 'none') return null;
    if (there && there.internet !== 'direct') return null;
    if (here?.internet === 'translated') {
      const host = world.platform.hosts.find(({name}) => name === sender?.host);
      const version = (address: string) => address.includes(':');
      seenAs = host?.addresses.find(own => version(own) === version(source)) ?? null;
    }
  }
  if (seenAs === null) return null;
  if (receiver && !lets(world, destination, 'ingress', seenAs, question)) return null;
  return seenAs;
};
