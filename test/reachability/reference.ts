import type {Question} from '../../src/reachability/trace/question.ts';
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

const known = new Map<string, string>();

/** The bits of an address, or those that a prefix fixes; each is met many thousand times. */
const bits = (text: string): string => {
  const found = known.get(text);
  if (found !== undefined) return found;
  const [address = '', length] = text.split('/');
  const all = address.includes(':') ? bits6(address) : bits4(address);
  const wanted = length === undefined ? all : all.slice(0, Number(length));
  known.set(text, wanted);
  return wanted;
};

const isIn = (address: string, prefix: string): boolean =>
  address.includes(':') === prefix.includes(':') && bits(address).startsWith(bits(prefix));

/** The address of an end: an instance that goes by its name has the first of the other end's version. */
const addressOf = ({from, to}: Question, end: 'from' | 'to'): string => {
  const [own, other] = end === 'from' ? [from, to] : [to, from];
  if (own.address) return own.address;
  const version = other.address?.includes(':');
  const addresses = own.kind === 'instance' ? own.instance.addresses : [];
  const first = addresses.find(address => address.includes(':') === version);
  if (!first) throw new Error('The reference takes one end by its address at least.');
  return first;
};

const instanceAt = ({platform}: World, address: string) =>
  platform.instances.find(({addresses, second}) =>
    [...addresses, ...(second?.addresses ?? [])].some(own => own === address),
  );

/** The network that an address is allocated from, with how its pool meets the Internet. */
const placeOf = ({platform}: World, address: string) => {
  for (const {site, pools} of platform.networks) {
    const pool = pools.find(({prefix}) => isIn(address, prefix));
    if (pool) return {site, internet: pool.internet};
  }
  return undefined;
};

const areOfOneSite = (world: World, one: string, other: string): boolean => {
  const [here, there] = [placeOf(world, one), placeOf(world, other)];
  return here !== undefined && there !== undefined && here.site === there.site;
};

const groupsAt = (world: World, address: string): readonly string[] =>
  world.memberships[instanceAt(world, address)?.id ?? ''] ?? [];

const isAbout = ({traffic}: SecurityGroupRule, {packet}: Question): boolean => {
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

const isWith = (world: World, at: string, rule: SecurityGroupRule, remote: string): boolean => {
  if (rule.ethertype !== (remote.includes(':') ? 'IPv6' : 'IPv4')) return false;
  switch (rule.remote.kind) {
    case 'any':
      return true;
    case 'prefix':
      return isIn(remote, rule.remote.prefix);
    case 'group':
      return areOfOneSite(world, at, remote) && groupsAt(world, remote).includes(rule.remote.group);
    case 'address-group':
      return false;
  }
};

const lets = (world: World, at: string, direction: string, remote: string, question: Question) =>
  world.groups
    .filter(({id}) => groupsAt(world, at).includes(id))
    .some(({rules}) =>
      rules.some(
        rule =>
          rule.direction === direction &&
          isAbout(rule, question) &&
          isWith(world, at, rule, remote),
      ),
    );

/** An ICMP answer or error has no connection here that it could belong to. */
const begins = ({packet}: Question): boolean =>
  packet.kind !== 'icmp' ||
  ['1 8', '1 13', '1 15', '1 17', '58 128', '58 139'].includes(`${packet.protocol} ${packet.type}`);

/** What a host may drop of what its instances send: IPIP, and VXLAN by its usual port. */
const isTunnel = ({packet}: Question): boolean =>
  packet.protocol === 4 ||
  (packet.kind === 'ports' && packet.protocol === 17 && packet.port === 4789);

/** What the Internet does not carry: IANA's special-purpose addresses, but for documentation. */
const special = [
  ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ['192.168.0.0/16', '224.0.0.0/4', '240.0.0.0/4', '::/3', '4000::/2', '8000::/1'],
].flat();

const isNowhere = (world: World, address: string): boolean =>
  !placeOf(world, address) && special.some(prefix => isIn(address, prefix));

/** The compute hosts that an address is of. */
const hostsAt = ({platform}: World, address: string): readonly string[] =>
  platform.hosts
    .filter(({addresses}) => addresses.some(own => own === address))
    .map(({name}) => name);

/** What an instance's own host takes in: DNS by its own address, and HTTP as the metadata service. */
const isService = (destination: string, {packet}: Question): boolean => {
  if (packet.kind !== 'ports') return false;
  return destination === '169.254.169.254'
    ? packet.protocol === 6 && packet.port === 80
    : packet.protocol === 17 && packet.port === 53;
};

/** The source address with which a packet leaves its site for somewhere else, if it can. */
const outside = (world: World, source: string): string | null => {
  const place = placeOf(world, source);
  if (!place || place.internet === 'direct') return source;
  if (place.internet === 'none') return null;
  const sender = instanceAt(world, source);
  const host = world.platform.hosts.find(({name}) => name === sender?.host);
  return host?.addresses.find(own => own.includes(':') === source.includes(':')) ?? null;
};

/**
 * Who sees a packet come from where: the source address with which it gets to its far end, or null
 * if it is lost on the way. Whether somebody else's instance takes it in is not asked.
 */
export const reference = (world: World, question: Question): string | null => {
  const {claims, isEstablished} = question;
  const [source, destination] = [addressOf(question, 'from'), addressOf(question, 'to')];
  const [sender, receiver] = [instanceAt(world, source), instanceAt(world, destination)];
  if (!begins(question) && !isEstablished) return null;
  if (claims && !sender?.addresses.some(own => own === claims)) return null;
  if (sender?.second || sender?.misuse || receiver?.second || receiver?.misuse) return null;
  if (sender && isTunnel(question) && !isEstablished) return null;
  // A host answers its own instances, and nothing is said of what it takes in or sends otherwise.
  const hosts = hostsAt(world, destination);
  if (destination === '169.254.169.254' || hosts.length > 0) {
    const isOwn = hosts.length === 0 || hosts.some(name => name === sender?.host);
    return sender && isOwn && isService(destination, question) ? source : null;
  }
  if (source === '169.254.169.254' || hostsAt(world, source).length > 0) return null;
  if (isNowhere(world, source) || isNowhere(world, destination)) return null;
  const asks = !isEstablished;
  if (asks && sender && !lets(world, source, 'egress', destination, question)) return null;
  const isInside = areOfOneSite(world, source, destination);
  if (!isInside && (placeOf(world, destination)?.internet ?? 'direct') !== 'direct') return null;
  const seenAs = isInside ? source : outside(world, source);
  if (seenAs === null) return null;
  if (asks && receiver && !lets(world, destination, 'ingress', seenAs, question)) return null;
  return seenAs;
};
