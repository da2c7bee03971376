import {several} from '../../arguments/argument.ts';
import {failure, success} from '../../result.ts';
import {deleteRule} from '../../security-groups/change.ts';
import {findRule} from '../../security-groups/world.ts';
import type {Command} from '../command.ts';
import {doEach, namedTwice} from '../each.ts';
import {lookUpRule} from '../lookup.ts';
import {nothing} from '../output/output.ts';
import {refusedByApi} from '../refusal.ts';

const rules = several('rule', '<rule>', 'a rule by its id, its number, or the start of its id');

/**
 * `openstack security group rule delete`. The client takes ids. The lab also takes the start of an
 * id, and the number of a rule in the project's list. All numbers in one command refer to the list
 * before the command.
 */
export const securityGroupRuleDelete: Command = {
  words: 'security group rule delete',
  about: 'Delete one rule or several',
  explains:
    'The real client takes whole ids. The lab also takes the number from security group rule list, or the start of an id, and shows the ids in the command it runs. Connections that are there already stay.',
  example: 'openstack security group rule delete 3',
  takes: [rules],
  shows: 'nothing',
  run: (world, given) => {
    const targets = given.of(rules);
    const texts = {
      about: (target: string) => `Failed to delete security group rule with name or ID '${target}'`,
      sum: 'rules failed to delete.',
    };
    const ids = new Map(
      targets.flatMap(target => {
        const found = lookUpRule(world, target);
        return found.ok ? [[target, found.value.rule.id] as const] : [];
      }),
    );
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
    return after.ok ? success({world: after.value, output: nothing, ids}) : failure(after.error);
  },
};
