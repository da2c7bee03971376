import type {SecurityGroup, SecurityGroupRule} from '../../security-groups/rule.ts';
import {findGroup, type World} from '../../security-groups/world.ts';
import {ruleFields} from '../output/api-fields.ts';

/**
 * A rule in the API's own field names, groups by their names and what is empty left out: the form
 * in which the real client's commands were recorded (test/client/README.md).
 */
export type RecordedRule = Readonly<Record<string, string | number>>;

/** A rule of a group as it would have been recorded. */
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

/** What the client prints of a refusal as it would have been recorded: without the exception's name. */
export const recordedError = (error: string): string =>
  error.replace(/^\w+Exception: (?=\d{3}, )/, '');
