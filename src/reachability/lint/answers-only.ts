import {listRules} from '../../security-groups/world.ts';
import {flowsOf, noFlows} from '../flows/flows.ts';
import {aboutRule, type Search} from './finding.ts';

/**
 * Finds rules for ICMP types that begin no conversation. Such packets pass without a rule, or
 * never.
 */
export const answersOnly: Search = world =>
  listRules(world)
    .filter(({rule: {traffic}}) => traffic.kind === 'icmp' && flowsOf(traffic) === noFlows)
    .map(listed =>
      aboutRule(
        'answers-only',
        listed,
        'It allows nothing: ICMP of this type is an answer or an error, which passes with the connection it belongs to and without one is dropped before any rule.',
      ),
    );
