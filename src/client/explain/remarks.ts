import {addressOf} from '../../network/platform.ts';
import {flowsOf, noFlows} from '../../reachability/flows/flows.ts';
import {twinOf} from '../../reachability/lint/one-version-only.ts';
import {ruleCreateCommand} from '../rule-command.ts';
import {
  adminPort,
  everyone,
  groupRemote,
  hostBits,
  openToAll,
  range,
  shortPrefix,
} from './far-end-remarks.ts';
import {addsNothing, nobody, noWayIn, stateless} from './member-remarks.ts';
import {knowsMembers, members, type Remark, type RuleMade} from './remark.ts';
import {allPorts, allTypes, ignoredPort, onlyAnswers, quirk} from './traffic-remarks.ts';

const notForReplies: Remark = ({listed: {rule}}) =>
  rule.direction === 'egress'
    ? 'Egress is about what members begin; to answer what was let in they need none.'
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

/** The remarks on common mistakes of beginners, most harmful first. */
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

/** All remarks on a rule that a command makes, a sentence or two each. */
export const remarksOn = (made: RuleMade): readonly string[] =>
  remarks.flatMap(remark => remark(made) ?? []);
