import type {SecurityGroup, SecurityGroupRule} from '../../security-groups/rule.ts';
import {findGroup, type World} from '../../security-groups/world.ts';
import {ruleFields} from '../output/api-fields.ts';

/**
 * A rule with the API's own field names, groups by name, and without empty fields. The real
 * client's commands were recorded in this form (test/client/README.md).
 */
export type RecordedRule = Readonly<Record<string, string | number>>;

/** Writes a rule of a group in the form of the recordings. */
export const recordedRule = (
  world: World,
  group: SecurityGroup,
  rule: SecurityGroupRule,
): RecordedRule => {
  const {id: _, remote_group_id: remote, ...fields} = ruleFields(rule);
  const named = {
    ...fields,
    group: group.name,
    remote_group: remote && (findGroup(world, remote)?.name ?? remote),
  };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, value]) =>
      value === null || value === '' ? [] : [[name, value]],
    ),
  );
};

/** Writes the client's error in the form of the recordings: without the exception's name. */
export const recordedError = (error: string): string =>
  error.replace(/^\w+Exception: (?=\d{3}, )/, '');
