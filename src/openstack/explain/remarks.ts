import {addressOf, holdersOf, type Instance, poolOf} from '../../network/platform.ts';
import {flowsOf, intersection, noFlows} from '../../reachability/flows.ts';
import {adminFlows, adminPortsIn} from '../../reachability/lint/admin-ports.ts';
import {calicoQuirk} from '../../reachability/lint/calico-quirk.ts';
import {named} from '../../reachability/lint/finding.ts';
import {twinOf} from '../../reachability/lint/one-version-only.ts';
import {isRedundant} from '../../reachability/redundant.ts';
import {type ListedRule, membersOf, type World} from '../../security-groups/world.ts';
import type {Given} from '../parser.ts';
import {ruleCreateCommand} from '../rule-command.ts';
import {hostBitsOf, isEveryone} from './prefix-words.ts';

/** A rule that a command makes: where it is, the world with it, and the options that were given. */
export type Made = {readonly world: World; readonly listed: ListedRule; readonly given: Given};

/** Something to be minded about a rule, if it is so. */
type Remark = (made: Made) => string | undefined;

const lengths = {IPv4: 32, IPv6: 128};

/** Whether anything is known of who has which group: an empty project says nothing of it. */
const knowsMembers = ({memberships}: World): boolean =>
  Object.values(memberships).some(groups => groups.length > 0);

const members = ({world, listed}: Made): readonly Instance[] => membersOf(world, listed.group.id);

const isOpen = ({listed: {rule}}: Made): boolean =>
  rule.direction === 'ingress' && isEveryone(rule.remote);

const everybody = "everybody: the Internet and the whole site, other projects' instances too";

const openToAll: Remark = made => {
  const {listed, given} = made;
  if (!isOpen(made) || listed.rule.traffic.kind !== 'any') return undefined;
  const isBare = given.text('remote_ip') === undefined && given.range('dst_port') === undefined;
  return `${isBare ? 'Without options a rule' : 'This rule'} is as open as can be. It lets everything in from ${everybody}. Say what is needed, like --protocol tcp --dst-port 443.`;
};

const adminPort: Remark = made => {
  const {traffic} = made.listed.rule;
  if (!isOpen(made) || traffic.kind === 'any') return undefined;
  const ports = adminPortsIn(intersection(flowsOf(traffic), adminFlows));
  return ports.length === 0
    ? undefined
    : `${named(ports)} would be open to everybody; name those who need it: --remote-ip YOUR-PREFIX.`;
};

const everyone: Remark = made => {
  const {listed, given} = made;
  const {remote, ethertype, direction, traffic} = listed.rule;
  if (!isEveryone(remote) || flowsOf(traffic) === noFlows) return undefined;
  const prefix = ethertype === 'IPv4' ? '0.0.0.0/0' : '::/0';
  const bits = remote.kind === 'prefix' ? hostBitsOf(remote.prefix) : undefined;
  if (bits?.hasHostBits) {
    return `${bits.address}/0 takes in every ${ethertype} address: of a prefix of length 0 no bit counts. For ${bits.address} alone write ${bits.address}/${lengths[ethertype]}.`;
  }
  if (openToAll(made) !== undefined) return undefined;
  const who =
    direction === 'ingress'
      ? everybody
      : 'every address: the Internet, your own instances and all others of the site';
  const typed = given.text('remote_ip');
  if (typed === undefined) {
    return `Without --remote-ip and --remote-group the client fills in ${prefix}, which is ${who}.`;
  }
  return `${typed === '' ? 'An empty --remote-ip is no prefix, which' : prefix} is ${who}.`;
};

const hostBits: Remark = ({listed: {rule}}) => {
  if (rule.remote.kind !== 'prefix' || isEveryone(rule.remote)) return undefined;
  const {hasHostBits, address, network, size} = hostBitsOf(rule.remote.prefix);
  const count = size > 1_000_000_000n ? '' : `, ${size} addresses`;
  return hasHostBits
    ? `${rule.remote.prefix} takes in all of ${network}${count}; for ${address} alone write ${address}/${lengths[rule.ethertype]}.`
    : undefined;
};

const shortPrefix: Remark = ({listed: {rule}, given}) => {
  const [start = ''] = (given.text('remote_ip') ?? '').split('/');
  return rule.remote.kind === 'prefix' && /^\d+(\.\d+){0,2}$/.test(start)
    ? `${start} is an address cut short, and read as ${rule.remote.prefix}; newer servers refuse it. Write all four numbers.`
    : undefined;
};

const ignoredPort: Remark = ({listed: {rule}, given}) =>
  rule.traffic.kind === 'icmp' && given.range('dst_port')
    ? 'ICMP has no ports: the client drops --dst-port without a word, and the rule is about all of it. For pings alone write --icmp-type 8 (128 over IPv6).'
    : undefined;

const allTypes: Remark = ({listed: {rule}, given}) =>
  rule.traffic.kind === 'icmp' && (given.integer('icmp_type') ?? 0) < 0
    ? '--icmp-type below zero is no type, and that means all of them.'
    : undefined;

const allPorts: Remark = ({listed: {rule}, given}) => {
  const {traffic} = rule;
  const typed = given.range('dst_port');
  if (typed && traffic.kind === 'any') {
    return '1:65535 is stored as no range at all, and without a protocol that is every protocol, ICMP too.';
  }
  if (traffic.kind !== 'ports' || traffic.ports) return undefined;
  return typed
    ? `1:65535 is stored as no range: lists show it empty, and it means every port of ${traffic.protocol.name}.`
    : `Without --dst-port it is every port of ${traffic.protocol.name}, 1 to 65535.`;
};

const groupRemote: Remark = ({listed: {rule}}) =>
  rule.remote.kind === 'group'
    ? `A group stands for the addresses its members have, on any network of the same site; nobody on the Internet is one. The client's list shows ${rule.ethertype === 'IPv4' ? '0.0.0.0/0' : '::/0'} for such a rule, and yet it is not open to all.`
    : undefined;

const notForReplies: Remark = ({listed: {rule}}) =>
  rule.direction === 'egress'
    ? 'Egress is about what members begin; to answer what was let in they need none.'
    : undefined;

const range: Remark = ({listed: {rule}}) =>
  rule.remote.kind === 'any' && rule.traffic.kind === 'ports' && rule.traffic.ports
    ? 'Ports without a prefix: Calico before 3.27 opened every port then (its issue 7968). Write 0.0.0.0/0 or ::/0 out.'
    : undefined;

const quirk: Remark = ({listed: {rule}}) => calicoQuirk(rule)?.says;

const stateless: Remark = ({listed: {group}}) =>
  group.stateful
    ? undefined
    : `${group.name} was made stateless, and Calico does not know that: replies need no rule all the same.`;

const onlyAnswers: Remark = ({listed: {rule}}) =>
  rule.traffic.kind === 'icmp' && flowsOf(rule.traffic) === noFlows
    ? `To let pings in or out, name what asks: --icmp-type ${rule.ethertype === 'IPv4' ? 8 : 128}.`
    : undefined;

const ipv4Only: Remark = made => {
  const {world, listed} = made;
  const twin = listed.rule.ethertype === 'IPv4' ? twinOf(listed.rule) : undefined;
  if (!twin || flowsOf(listed.rule.traffic) === noFlows) return undefined;
  if (knowsMembers(world) && !members(made).some(member => addressOf(member, 'IPv6'))) {
    return undefined;
  }
  // What had better not be made at all is not offered once more.
  const isFaulty = [openToAll, adminPort, quirk].some(remark => remark(made) !== undefined);
  return isFaulty
    ? 'It is for IPv4 alone; IPv6 has rules of its own, made with --ethertype IPv6.'
    : `It is for IPv4 alone. The same for IPv6: ${ruleCreateCommand(world, listed.group, twin)}`;
};

const noWayIn: Remark = made => {
  const {world, listed} = made;
  const all = members(made);
  const isReached = (instance: Instance): boolean =>
    holdersOf(instance, listed.rule.ethertype).some(
      ({address}) => poolOf(world.platform, address)?.internet === 'direct',
    );
  return isOpen(made) && all.length > 0 && !all.some(isReached)
    ? `From the Internet nobody gets to ${named(all.map(({name}) => name))}, whatever a rule says: behind NAT and on the private network there is no way in.`
    : undefined;
};

const nobody: Remark = made =>
  knowsMembers(made.world) && members(made).length === 0
    ? `No instance has ${made.listed.group.name} yet, so nothing changes until one does: openstack server add security group INSTANCE ${made.listed.group.name}`
    : undefined;

const addsNothing: Remark = ({world, listed}) =>
  isRedundant(world, listed)
    ? 'It adds nothing: other rules allow all of it to every member already.'
    : undefined;

/** What beginners err about, most harmful first. */
const remarks: readonly Remark[] = [
  openToAll,
  adminPort,
  onlyAnswers,
  ignoredPort,
  allTypes,
  allPorts,
  hostBits,
  shortPrefix,
  everyone,
  range,
  quirk,
  stateless,
  groupRemote,
  noWayIn,
  nobody,
  addsNothing,
  notForReplies,
  ipv4Only,
];

/** What should be minded about a rule that a command makes, a sentence or two each. */
export const remarksOn = (made: Made): readonly string[] =>
  remarks.flatMap(remark => remark(made) ?? []);
