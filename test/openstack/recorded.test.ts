import {readFileSync} from 'node:fs';
import test from 'ava';
import {ruleFields} from '../../src/openstack/api-fields.ts';
import {runCommand} from '../../src/openstack/command-line.ts';
import {inNewestWords} from '../../src/openstack/versions.ts';
import {findGroup, type World} from '../../src/security-groups/world.ts';
import {worldWith} from './a-world.ts';

/** A command with what came of it, as recorded. */
type Case = {
  readonly command: string;
  readonly rule?: Readonly<Record<string, string | number>>;
  readonly error?: string;
};

const cases = readFileSync('test/openstack/openstack-cases.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line): Case => JSON.parse(line));

const world = worldWith('web', 'app');

/** A message without the name of the exception, which the recording left out, in today's words. */
const words = (text: string): string =>
  inNewestWords(text.replace(/^(BadRequest|NotFound|Conflict)Exception: /, ''));

/** The recordings that the lab does not repeat, each with the reason. */
const otherwise: readonly (Case & {readonly reason: string})[] = [
  {
    command: 'openstack security group rule create --ingress --protocol TCP web',
    error: '500, Request Failed: internal server error while processing your request.',
    reason:
      'The server failed within itself, once; it took the same command elsewhere in the file.',
  },
];

const isOtherwise = (each: Case): boolean =>
  otherwise.some(({command, error}) => command === each.command && error === each.error);

const fieldsOf = (after: World): Readonly<Record<string, string | number>> => {
  const [made, ...others] = after.groups.flatMap(group =>
    group.rules.map(rule => ({...ruleFields(rule), group: group.name})),
  );
  if (!made || others.length > 0) throw new Error('one rule was to be made');
  const {id, remote_group_id, ...fields} = made;
  const remote_group = remote_group_id === null ? null : findGroup(after, remote_group_id)?.name;
  return Object.fromEntries(
    Object.entries({...fields, remote_group}).flatMap(([name, value]) =>
      value === null || value === undefined || value === '' ? [] : [[name, value]],
    ),
  );
};

const outcome = (command: string): Omit<Case, 'command'> => {
  const result = runCommand(world, command);
  return result.ok ? {rule: fieldsOf(result.value.world)} : {error: words(result.error.says)};
};

const recorded = ({rule, error}: Case): Omit<Case, 'command'> =>
  error === undefined ? (rule === undefined ? {} : {rule}) : {error: words(error)};

test('there are 1,500 recorded commands', t => {
  t.is(cases.length, 1500);
});

test('each recorded command comes to what was recorded', t => {
  for (const each of cases.filter(one => !isOtherwise(one))) {
    t.deepEqual(outcome(each.command), recorded(each), each.command);
  }
});

test('what differs from the recording is named, and does differ', t => {
  for (const {reason, ...each} of otherwise) {
    t.true(cases.some(isOtherwise), reason);
    t.notDeepEqual(outcome(each.command), recorded(each), each.command);
  }
});
