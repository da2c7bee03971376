import {failure, success} from '../../result.ts';
import {deleteRule} from '../../security-groups/change.ts';
import {findRule} from '../../security-groups/world.ts';
import type {Command} from '../command.ts';
import {doEach, namedTwice} from '../each.ts';
import {lookUpRule} from '../lookup.ts';
import {refusedByApi} from '../refusal.ts';
import {nothing} from '../table.ts';

/**
 * `openstack security group rule delete`. The client takes ids; the lab also takes the start of
 * one, and the number in the project's list. All numbers of one command mean the list as it was
 * before the command.
 */
export const securityGroupRuleDelete: Command = {
  words: 'security group rule delete',
  about: 'Delete security group rule(s)',
  declare: options => {
    options.add_argument('rule', {
      metavar: '<rule>',
      nargs: '+',
      help: 'Security group rule(s) to delete (ID; in the lab also its number or the start of its ID)',
    });
  },
  run: (world, given) => {
    const targets = given.texts('rule');
    const texts = {
      about: (target: string) => `Failed to delete security group rule with name or ID '${target}'`,
      sum: 'rules failed to delete.',
    };
    const ids = targets.map(target => {
      const found = lookUpRule(world, target);
      return found.ok ? found.value.rule.id : target;
    });
    const after = doEach(world, targets, texts, (between, target) => {
      const found = lookUpRule(world, target);
      if (!found.ok) return found;
      // A rule named twice is gone the second time.
      const {id} = found.value.rule;
      if (!findRule(between, id)) {
        return failure(namedTwice(`No SecurityGroupRule found for ${target}`, target));
      }
      const done = deleteRule(between, id);
      return done.ok ? done : failure(refusedByApi(done.error));
    });
    return after.ok
      ? success({world: after.value, output: nothing, argv: ids})
      : failure(after.error);
  },
};
