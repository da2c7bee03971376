import {success} from '../../result.ts';
import type {Command} from '../command.ts';
import {lookUpRule} from '../lookup.ts';
import {ruleRecord} from '../records.ts';

/** `openstack security group rule show`: one rule, by id, the start of one, or its number. */
export const securityGroupRuleShow: Command = {
  words: 'security group rule show',
  about: 'Display security group rule details',
  declare: options => {
    options.add_argument('rule', {
      metavar: '<rule>',
      help: 'Security group rule to display (ID; in the lab also its number or the start of its ID)',
    });
  },
  run: (world, given) => {
    const found = lookUpRule(world, given.text('rule') ?? '');
    if (!found.ok) return found;
    const {group, rule} = found.value;
    return success({world, output: ruleRecord(world, group, rule), argv: [rule.id]});
  },
};
