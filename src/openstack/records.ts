import type {SecurityGroup, SecurityGroupRule} from '../security-groups/rule.ts';
import type {World} from '../security-groups/world.ts';
import {ruleFields, shownPrefix, shownRules} from './api-fields.ts';
import {cell, type Output} from './table.ts';

/**
 * The record of a rule, as create and show print it. The fields that need a clock or a
 * counter of revisions are left out: the lab has neither.
 */
export const ruleRecord = (world: World, group: SecurityGroup, rule: SecurityGroupRule): Output => {
  const fields = ruleFields(rule);
  return {
    kind: 'record',
    fields: [
      ['description', fields.description],
      ['direction', fields.direction],
      ['ether_type', fields.ethertype],
      ['id', fields.id],
      ['port_range_max', cell(fields.port_range_max)],
      ['port_range_min', cell(fields.port_range_min)],
      ['project_id', world.platform.project],
      ['protocol', cell(fields.protocol)],
      ['remote_address_group_id', cell(fields.remote_address_group_id)],
      ['remote_group_id', cell(fields.remote_group_id)],
      ['remote_ip_prefix', shownPrefix(fields)],
      ['security_group_id', group.id],
    ],
  };
};

/** The record of a security group, as create and show print it, without clock and revisions. */
export const groupRecord = (world: World, group: SecurityGroup): Output => ({
  kind: 'record',
  fields: [
    ['description', group.description],
    ['id', group.id],
    ['is_shared', cell(false)],
    ['name', group.name],
    ['project_id', world.platform.project],
    ['rules', shownRules(group)],
    ['stateful', cell(group.stateful)],
    ['tags', '[]'],
  ],
});
