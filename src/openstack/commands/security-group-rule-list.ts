import {success} from '../../result.ts';
import {type ListedRule, listRules} from '../../security-groups/world.ts';
import {ruleFields, shownPorts, shownPrefix} from '../api-fields.ts';
import {type Command, declarePages, declareProject} from '../command.ts';
import {lookUpGroup} from '../lookup.ts';
import {lowerCase, type Options} from '../parser.ts';
import {cell} from '../table.ts';

const declare = (options: Options): void => {
  options.add_argument('group', {
    metavar: '<group>',
    nargs: '?',
    help: 'List all rules in this security group (name or ID)',
  });
  options.add_argument('--protocol', {
    metavar: '<protocol>',
    type: lowerCase,
    help: 'List only rules with the specified IP protocol; default: any (all protocols)',
  });
  options.add_argument('--ethertype', {
    metavar: '<ethertype>',
    type: lowerCase,
    help: 'List only rules with the specified Ethertype (IPv4 or IPv6)',
  });
  const direction = options.add_mutually_exclusive_group();
  direction.add_argument('--ingress', {
    action: 'store_true',
    help: 'List only rules applied to incoming network traffic',
  });
  direction.add_argument('--egress', {
    action: 'store_true',
    help: 'List only rules applied to outgoing network traffic',
  });
  options.add_argument('--long', {
    action: 'store_true',
    help: '**Deprecated** This argument is no longer needed',
  });
  declareProject(options);
  declarePages(options);
};

// The lab's own first column: the number that `security group rule delete` takes. The rest is
// the client's (openstackclient/network/v2/security_group_rule.py, ListSecurityGroupRule).
const columns = [
  '#',
  'ID',
  'IP Protocol',
  'Ethertype',
  'IP Range',
  'Port Range',
  'Direction',
  'Remote Security Group',
  'Remote Address Group',
];

const rowOf = ({number, rule}: ListedRule): readonly string[] => {
  const fields = ruleFields(rule);
  return [
    String(number),
    fields.id,
    cell(fields.protocol),
    fields.ethertype,
    shownPrefix(fields),
    shownPorts(rule),
    fields.direction,
    cell(fields.remote_group_id),
    cell(null),
  ];
};

/**
 * `openstack security group rule list`: the rules of a group or of the project. As in the client,
 * `--ethertype` is read and then forgotten: it filters nothing.
 */
export const securityGroupRuleList: Command = {
  words: 'security group rule list',
  about: 'List security group rules',
  declare,
  run: (world, given) => {
    const name = given.text('group');
    const group = name === undefined ? undefined : lookUpGroup(world, name);
    if (group && !group.ok) return group;
    const protocol = given.text('protocol');
    const directions = ['ingress', 'egress'].filter(given.has);
    const rules = listRules(world).filter(
      listed =>
        (!group || listed.group.id === group.value.id) &&
        (directions.length === 0 || directions.includes(listed.rule.direction)) &&
        (protocol === undefined || ruleFields(listed.rule).protocol === protocol),
    );
    return success({
      world,
      output: {
        kind: 'table',
        columns: group ? columns : [...columns, 'Security Group'],
        rows: rules.map(listed => (group ? rowOf(listed) : [...rowOf(listed), listed.group.id])),
      },
    });
  },
};
