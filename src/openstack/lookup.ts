import type {Instance} from '../network/platform.ts';
import {failure, type Result, success} from '../result.ts';
import type {SecurityGroup} from '../security-groups/rule.ts';
import {
  groupsNamed,
  type ListedRule,
  listGroups,
  listRules,
  type World,
} from '../security-groups/world.ts';
import {nearest} from './nearest.ts';
import {failed, type Refusal} from './refusal.ts';

type Named = {readonly id: string; readonly name: string};

const listed = (names: readonly string[]): string => names.join(', ');

// An id goes before a name, as openstacksdk looks things up (openstack/resource.py, find).
const find = <Thing extends Named>(
  what: string,
  all: readonly Thing[],
  named: readonly Thing[],
  text: string,
  listCommand: string,
): Result<Thing, Refusal> => {
  const byId = all.find(({id}) => id === text);
  if (byId) return success(byId);
  const [only, ...others] = named;
  if (!only) {
    const close = nearest(
      text,
      all.map(({name}) => name),
    )[0];
    const known = listed([...new Set(all.map(({name}) => name))]);
    const remedy =
      close === undefined
        ? `There is ${known || 'none yet'}; list them: ${listCommand}`
        : `Did you mean ${close}? List them: ${listCommand}`;
    return failure(failed(`No ${what} found for ${text}`, remedy));
  }
  if (others.length > 0) {
    return failure(
      failed(
        `More than one ${what} exists with the name '${text}'.`,
        `Write the id instead: ${listed(named.map(({id}) => id))}`,
      ),
    );
  }
  return success(only);
};

/** The security group of a name or an id; the error is the client's. */
export const lookUpGroup = (world: World, text: string): Result<SecurityGroup, Refusal> =>
  find(
    'SecurityGroup',
    listGroups(world),
    groupsNamed(world, text),
    text,
    'openstack security group list',
  );

/** The instance of a name or an id; the error is the client's. */
export const lookUpServer = (world: World, text: string): Result<Instance, Refusal> => {
  const {instances} = world.platform;
  const named = instances.filter(({name}) => name === text);
  return find('Server', instances, named, text, 'openstack server list');
};

/**
 * The rule of a number in the project's list, an id, or the start of one. The client takes whole
 * ids only; the shorter ways are the lab's. A number of the list goes before an id that
 * starts with the same digits.
 */
export const lookUpRule = (world: World, text: string): Result<ListedRule, Refusal> => {
  const rules = listRules(world);
  const exact = rules.find(({number, rule}) => rule.id === text || String(number) === text);
  if (exact) return success(exact);
  const starting = text === '' ? [] : rules.filter(({rule}) => rule.id.startsWith(text));
  const [only, ...others] = starting;
  if (only && others.length === 0) return success(only);
  const says = `No SecurityGroupRule found for ${text}`;
  return failure(
    failed(
      says,
      only
        ? `More than one id starts so; write more of it: ${listed(starting.map(({rule}) => rule.id))}`
        : 'Write a rule’s number or id from the list: openstack security group rule list',
    ),
  );
};
