import {flowsOf, intersection, noFlows} from '../../reachability/flows/flows.ts';
import {adminFlows, adminPortsIn} from '../../reachability/lint/admin-ports.ts';
import {named} from '../../text/names.ts';
import {ruleArguments} from '../commands/security-group-rule-create.ts';
import {hostBitsOf, isEveryone} from './prefix-words.ts';
import {isOpen, type Remark} from './remark.ts';

const lengths = {IPv4: 32, IPv6: 128};

const everybody = "everybody: the Internet and the whole site, other projects' instances too";

/** Warns of a rule that lets in everything from everybody, as a rule without options does. */
export const openToAll: Remark = made => {
  const {listed, given} = made;
  if (!isOpen(made) || listed.rule.traffic.kind !== 'any') return undefined;
  const isBare = ![ruleArguments.dstPort, ruleArguments.protocol, ruleArguments.remoteIp].some(
    given.has,
  );
  return `${isBare ? 'Without options a rule' : 'This rule'} is as open as can be. It lets everything in from ${everybody}. Say what is needed, like --protocol tcp --dst-port 443.`;
};

/** Warns of an administrative port that is open to everybody. */
export const adminPort: Remark = made => {
  const {traffic} = made.listed.rule;
  if (!isOpen(made) || traffic.kind === 'any') return undefined;
  const ports = adminPortsIn(intersection(flowsOf(traffic), adminFlows));
  return ports.length === 0
    ? undefined
    : `${named(ports)} would be open to everybody; name those who need it: --remote-ip YOUR-PREFIX.`;
};

/** Says who everybody is, and that the client fills in this remote by itself. */
export const everyone: Remark = made => {
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
  const typed = given.of(ruleArguments.remoteIp);
  if (typed === undefined) {
    return `Without --remote-ip and --remote-group the client fills in ${prefix}, which is ${who}.`;
  }
  return `${typed === '' ? 'An empty --remote-ip is no prefix, which' : prefix} is ${who}.`;
};

/** Warns of an address with a prefix length, which also contains its neighbours. */
export const hostBits: Remark = ({listed: {rule}}) => {
  if (rule.remote.kind !== 'prefix' || isEveryone(rule.remote)) return undefined;
  const {hasHostBits, address, network, size} = hostBitsOf(rule.remote.prefix);
  const count = size > 1_000_000_000n ? '' : `, ${size} addresses`;
  return hasHostBits
    ? `${rule.remote.prefix} takes in all of ${network}${count}; for ${address} alone write ${address}/${lengths[rule.ethertype]}.`
    : undefined;
};

/** Warns of a shortened IPv4 address, which older servers fill up with zeros. */
export const shortPrefix: Remark = ({listed: {rule}, given}) => {
  const [start = ''] = (given.of(ruleArguments.remoteIp) ?? '').split('/');
  return rule.remote.kind === 'prefix' && /^\d+(\.\d+){0,2}$/.test(start)
    ? `${start} is an address cut short, and read as ${rule.remote.prefix}; newer servers refuse it. Write all four numbers.`
    : undefined;
};

/** Says which addresses a group means as a remote. */
export const groupRemote: Remark = ({listed: {rule}}) =>
  rule.remote.kind === 'group'
    ? `A group stands for the addresses its members have, on any network of the same site; nobody on the Internet is one. The client's list shows ${rule.ethertype === 'IPv4' ? '0.0.0.0/0' : '::/0'} for such a rule, and yet it is not open to all.`
    : undefined;

/** Warns of ports without a prefix: an old Calico opened all ports then. */
export const range: Remark = ({listed: {rule}}) =>
  rule.remote.kind === 'any' && rule.traffic.kind === 'ports' && rule.traffic.ports
    ? 'Ports without a prefix: Calico before 3.27 opened every port then (its issue 7968). Write 0.0.0.0/0 or ::/0 out.'
    : undefined;
