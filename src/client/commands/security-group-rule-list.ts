import {type Argument, flag, option, optional, reading} from '../../arguments/argument.ts';
import {success} from '../../result.ts';
import type {SecurityGroupRule} from '../../security-groups/rule.ts';
import {listRules} from '../../security-groups/world.ts';
import type {Command} from '../command.ts';
import {lookUpGroup} from '../lookup.ts';
import {ruleFields, shownPorts, shownPrefix} from '../output/api-fields.ts';
import {cell} from '../output/output.ts';
import type {Json} from '../output/python.ts';
import {lowerCase} from '../readers.ts';
import {allProjects, pageOptions, projectOptions} from '../usual-options.ts';

const inGroup = optional('group', '<group>', 'only the rules of this group, by name or id');
const ofProtocol = reading(
  '--protocol',
  '<protocol>',
  'only the rules of this protocol',
  lowerCase,
);
const ingress = flag('--ingress', 'only rules for what comes in', {either: 'direction'});
const egress = flag('--egress', 'only rules for what goes out', {either: 'direction'});

const takes: readonly Argument[] = [
  inGroup,
  ofProtocol,
  option('--ethertype', '<ethertype>', 'IPv4 or IPv6', {
    unused: 'the real client takes it, and lists both versions all the same',
  }),
  ingress,
  egress,
  flag('--long', 'all columns', {unused: 'all columns are there without it'}),
  allProjects,
  ...projectOptions,
  ...pageOptions,
];

// openstackclient/network/v2/security_group_rule.py, ListSecurityGroupRule.
const columns = [
  'ID',
  'IP Protocol',
  'Ethertype',
  'IP Range',
  'Port Range',
  'Direction',
  'Remote Security Group',
  'Remote Address Group',
];

const valuesOf = (rule: SecurityGroupRule): readonly Json[] => {
  const fields = ruleFields(rule);
  return [
    fields.id,
    fields.protocol,
    fields.ethertype,
    shownPrefix(fields),
    shownPorts(rule),
    fields.direction,
    fields.remote_group_id,
    fields.remote_address_group_id,
  ];
};

/**
 * `openstack security group rule list`: lists the rules of a group or of the project. As in the
 * client, `--ethertype` is accepted and filters nothing.
 */
export const securityGroupRuleList: Command = {
  words: 'security group rule list',
  about: 'List the rules of a group or of all',
  explains:
    "The number in the first column is the lab's, for security group rule show and delete; the client's other formats are without it. IP Range is filled with 0.0.0.0/0 also where a group is the far end: such a rule looks open to all and is not.",
  example: 'openstack security group rule list sg-public --ingress',
  takes,
  shows: 'list',
  run: (world, given) => {
    const name = given.of(inGroup);
    const group = name === undefined ? undefined : lookUpGroup(world, name);
    if (group && !group.ok) return group;
    const protocol = given.of(ofProtocol);
    const directions = [
      ...(given.of(ingress) ? ['ingress'] : []),
      ...(given.of(egress) ? ['egress'] : []),
    ];
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
        // The lab's own first column is the number that `security group rule delete` takes.
        rows: rules.map(({number, rule, group: {id}}) => ({
          number,
          cells: [...valuesOf(rule), ...(group ? [] : [id])].map(cell),
        })),
      },
    });
  },
};
