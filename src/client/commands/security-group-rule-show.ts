import {positional} from '../../arguments/argument.ts';
import {success} from '../../result.ts';
import type {Command} from '../command.ts';
import {lookUpRule} from '../lookup.ts';
import {ruleRecord} from '../output/records.ts';

const ruleAsked = positional(
  'rule',
  '<rule>',
  'a rule by its id, its number, or the start of its id',
);

/**
 * `openstack security group rule show`: shows one rule, by its id, the start of its id, or its
 * number.
 */
export const securityGroupRuleShow: Command = {
  words: 'security group rule show',
  about: 'Show one rule',
  explains:
    'Where the rule has no prefix, remote_ip_prefix is shown as 0.0.0.0/0 or ::/0 all the same; if there is a remote_group_id, that is what counts.',
  example: 'openstack security group rule show 3',
  takes: [ruleAsked],
  shows: 'one',
  run: (world, given) => {
    const typed = given.of(ruleAsked);
    const found = lookUpRule(world, typed);
    if (!found.ok) return found;
    const {group, rule} = found.value;
    return success({
      world,
      output: ruleRecord(world, group, rule),
      ids: new Map([[typed, rule.id]]),
    });
  },
};
