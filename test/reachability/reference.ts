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

const groupsAt = ({platform, memberships}: World, address: string): readonly string[] => {
  const holder = platform.instances.find(({addresses}) => addresses.some(own => own === address));
  return holder ? (memberships[holder.id] ?? []) : [];
};

const fits = (
  world: World,
  rule: SecurityGroupRule,
  remote: string,
  {packet}: Question,
): boolean => {
  if (rule.ethertype !== (remote.includes(':') ? 'IPv6' : 'IPv4')) return false;
  if (rule.remote.kind === 'prefix' && !isIn(remote, rule.remote.prefix)) return false;
  if (rule.remote.kind === 'group' && !groupsAt(world, remote).includes(rule.remote.group))
    return false;
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
      rules.some(rule => rule.direction === direction && fits(world, rule, remote, question)),
    );

/** An ICMP answer or error has no connection here that it could belong to. */
const begins = ({packet}: Question): boolean =>
  packet.kind !== 'icmp' ||
  ['1 8', '1 13', '1 15', '1 17', '58 128', '58 139'].includes(`${packet.protocol} ${packet.type}`);

/** Who sees a packet come from where: the source address at the far end, or null if it is lost. */
export const reference = (world: World, question: Question): string | null => {
  const {platform} = world;
  const [source, destination] = [addressOf(question, 'from'), addressOf(question, 'to')];
  if (!begins(question)) return null;
  const access = (address: string) =>
    platform.networks.flatMap(({pools}) => pools).find(({prefix}) => isIn(address, prefix))
      ?.internet;
  const instanceAt = (address: string) =>
    platform.instances.find(({addresses}) => addresses.some(own => own === address));
  const sender = instanceAt(source);
  if (sender && !lets(world, source, 'egress', destination, question)) return null;
  const leaves = access(destination) === undefined;
  const enters = access(source) === undefined;
  if (leaves && access(source) === 'none') return null;
  if (enters && access(destination) !== 'direct') return null;
  if (instanceAt(destination) && !lets(world, destination, 'ingress', source, question))
    return null;
  if (!leaves || access(source) !== 'translated') return source;
  const host = platform.hosts.find(({name}) => name === sender?.host);
  return host?.addresses.find(own => own.includes(':') === source.includes(':')) ?? null;
};
