import {execFileSync} from 'node:child_process';
import ava from 'ava';
import fc from 'fast-check';
import {remoteOption, ruleOptions} from '../../../src/client/rule-command.ts';
import {exportWorld} from '../../../src/projects/export/export-world.ts';
import {groupsOf, type World} from '../../../src/security-groups/world.ts';
import {after, course, emptyGroups} from '../../a-course.ts';
import {runs} from '../../checks.ts';
import {testWith} from '../../machine/test-with.ts';
import {tools} from '../../machine/tools.ts';
import {oddWorlds} from './odd-worlds.ts';

const script = (world: World): string => exportWorld(world, 'openstack').text;

const test = testWith(tools.bash);

/** Stands for the client: tells what it was given, word by word, and answers a new id or two rules. */
const client = `
count=0
openstack() {
  { printf '%s\\0' "$@"; printf 'END\\0'; } >&3
  case "$*" in
    'security group create '*) printf 'id-of-%q\\n' "\${@: -1}" ;;
    'security group show '*) echo id-of-default ;;
    'security group rule list '*) echo rule-1; echo rule-2 ;;
  esac
}
exec 3>&1 1>/dev/null
`;

/** What a script calls the client with, call by call. */
const callsOf = (text: string, locale = 'C'): readonly (readonly string[])[] => {
  // The answer to a call is not printed but taken, so a copy of the output tells of the calls.
  const out = execFileSync(tools.bash.path(), ['-s'], {
    input: `${client}${text}`,
    encoding: 'utf8',
    env: {...process.env, LC_ALL: locale},
  });
  return out
    .split('END\0')
    .slice(0, -1)
    .map(call => call.split('\0').slice(0, -1));
};

const starting = (calls: readonly (readonly string[])[], words: string) =>
  calls.filter(call => call.join(' ').startsWith(words));

test('the words of names and descriptions reach the client as they are, in any locale', t => {
  fc.assert(
    fc.property(oddWorlds, fc.constantFrom('C', 'C.UTF-8'), (world, locale) => {
      const calls = callsOf(script(world), locale);
      const made = world.groups.filter(({name}) => name !== 'default');
      t.deepEqual(
        starting(calls, 'security group create').map(call => call.at(-1)),
        made.map(({name}) => name),
      );
      const rules = made.flatMap(group => group.rules);
      const created = starting(calls, 'security group rule create');
      t.true(created.length >= rules.length);
      for (const [index, rule] of rules.entries()) {
        const {remote, ethertype} = rule;
        const far = remote.kind === 'group' ? [] : remoteOption(world, remote, ethertype);
        const options = ruleOptions(rule, far);
        t.deepEqual(created[index]?.slice(4, 4 + options.length), options);
      }
      const servers = [...starting(calls, 'server add'), ...starting(calls, 'server remove')];
      const known = world.platform.instances.flatMap(({id, name}) => [id, name]);
      t.true(servers.every(call => known.includes(call.at(-2) ?? '')));
      t.is(
        starting(calls, 'server add').length,
        world.platform.instances.flatMap(instance => groupsOf(world, instance)).length,
      );
    }),
    {numRuns: runs(40)},
  );
});

test('a new group is emptied before it gets its rules', t => {
  const calls = callsOf(script(emptyGroups)).map(call => call.join(' '));
  const create = calls.findIndex(call => /^security group create .*sg-public$/.test(call));
  t.regex(calls[create + 1] ?? '', /^security group rule list -f value -c ID id-of-/);
  t.is(calls[create + 2], 'security group rule delete rule-1 rule-2');
});

ava('a default group that is as ever is left alone', t => {
  const [{start}] = course;
  t.notRegex(script(start), /empty/);
  t.is(exportWorld(start, 'openstack').remarks.length, 1);
});

test('a default group that lacks a rule is replaced, and a remark says so', t => {
  const [{start}] = course;
  const less = after(start, 'security group rule delete 1');
  const {text, remarks} = exportWorld(less, 'openstack');
  t.regex(text, /own default group away\.\nempty "\$default_group"/);
  t.regex(remarks.join('\n'), /default group/);
  const created = starting(callsOf(text), 'security group rule create');
  t.is(created.length, 3);
});

ava('groups that share a name have variables of their own', t => {
  const world = after(emptyGroups, 'security group create a.b', 'security group create a-b');
  t.regex(script(world), /^sg_a_b=.*\n.*\nsg_a_b_2=/m);
});
