import type {Instance} from '../../network/platform.ts';
import {describeRemote, describeTraffic} from '../../security-groups/describe.ts';
import type {SecurityGroupRule} from '../../security-groups/rule.ts';
import {groupsOf, type ListedRule, type World} from '../../security-groups/world.ts';
import {named} from '../../text/names.ts';
import {flowsFromInstances, flowsOf, intersection, noFlows} from '../flows/flows.ts';
import {areNear} from '../gates/gate.ts';
import {aboutRule, type Finding, type Mend} from './finding.ts';
import {type ByClass, instancesIn, namedByClass} from './peers.ts';

/**
 * Whether an ingress rule is only for tunnels, which no instance can send, since its host may drop
 * them.
 */
const isTunnel = ({direction, traffic}: SecurityGroupRule): boolean =>
  direction === 'ingress' && intersection(flowsOf(traffic), flowsFromInstances) === noFlows;

/** The matching rule at the other end, on a group of an instance that the rule names. */
const opposite = (
  world: World,
  {rule, group}: ListedRule,
  peer: Instance | undefined,
): readonly Mend[] => {
  const {direction, ethertype, traffic, remote} = rule;
  if (!peer || isTunnel(rule)) return [];
  const theirs = remote.kind === 'group' ? remote.group : groupsOf(world, peer)[0]?.id;
  return theirs === undefined
    ? []
    : [
        {
          do: 'create-rule',
          group: theirs,
          body: {
            direction: direction === 'ingress' ? 'egress' : 'ingress',
            ethertype,
            traffic,
            remote: {kind: 'group', group: group.id},
            description: '',
          },
        },
      ];
};

const describe = (
  world: World,
  {rule, group}: ListedRule,
  others: readonly Instance[],
  near: readonly Instance[],
): string => {
  const remote = describeRemote(world, rule.remote);
  const traffic = describeTraffic(rule.traffic);
  const what = traffic === 'any' ? 'anything' : traffic;
  const isIngress = rule.direction === 'ingress';
  const nobody = isIngress ? 'Nobody can use it' : 'It reaches nobody';
  const isElsewhere = rule.remote.kind === 'group' && others.length > 0 && near.length === 0;
  // Of a group only those of the same site are meant.
  const meant = rule.remote.kind === 'group' && !isElsewhere ? near : others;
  const names = named(meant.map(({name}) => name));
  if (isElsewhere) {
    return `${nobody}: ${names} ${others.length === 1 ? 'is' : 'are'} at another site, where a group names nobody.`;
  }
  if (meant.length > 0 && isTunnel(rule)) {
    return `${nobody}: ${what} is a tunnel's, and Calico drops what ${names} would send of it unless the operator allows it.`;
  }
  if (meant.length > 0) {
    return isIngress
      ? `${nobody}: of those it names, ${names}, none has an egress rule that lets ${what} out to members of ${group.name}.`
      : `${nobody}: of those it names, ${names}, none has an ingress rule that lets ${what} in from members of ${group.name}.`;
  }
  if (rule.remote.kind === 'group') {
    return `${nobody}: no other instance has ${rule.remote.group === group.id ? 'the group' : remote}.`;
  }
  return isIngress
    ? `${nobody}: no packet from ${remote} gets to a member, whatever the rules say.`
    : `${nobody}: no packet of a member gets to ${remote}, whatever the rules say.`;
};

/**
 * Makes the finding about an unmet rule: how to delete it, or how to add the matching rule at the
 * other end.
 */
export const unmetFinding = (world: World, listed: ListedRule, members: ByClass): Finding => {
  const own = instancesIn(members);
  const others = instancesIn(namedByClass(world, listed.rule)).filter(peer =>
    own.some(member => member !== peer),
  );
  const near = others.filter(peer =>
    own.some(member => member !== peer && areNear(world.platform, member, peer)),
  );
  return aboutRule(
    listed.rule.direction === 'ingress' ? 'ingress-unmet' : 'egress-unmet',
    listed,
    describe(world, listed, others, near),
    {or: opposite(world, listed, near[0])},
  );
};
