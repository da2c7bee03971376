import test from 'ava';
import {formatOutput, runCommand} from '../../src/client/command-line.ts';
import {cell} from '../../src/client/output/output.ts';
import {after, answer, group, refusal, worldWith} from './a-world.ts';

const world = after(
  worldWith('web', 'app', 'default'),
  'server add security group public web',
  'egress any on web',
  'ingress tcp/443 on web',
  'ingress icmp/0 from group:app on app',
  'ingress icmp/3:4 on app',
);

const table = (line: string): readonly (readonly string[])[] => {
  const {output} = answer(world, line);
  return output.kind === 'table'
    ? output.rows.map(({number, cells}) => [String(number), ...cells.map(({text}) => text)])
    : [];
};

const record = (line: string): Readonly<Record<string, string>> => {
  const {output} = answer(world, line);
  return output.kind === 'record'
    ? Object.fromEntries(output.fields.map(([name, {text}]) => [name, text]))
    : {};
};

const ruleIds = (): readonly string[] => table('security group rule list').map(row => row[1] ?? '');

test('a command that only reads gives back the same world', t => {
  for (const line of [
    'openstack security group list',
    'security group show web',
    'security group rule list',
    'security group rule list web --egress',
    'security group rule show 1',
    'server list',
    'server show public',
    'network list',
    'openstack --help',
    'security group rule create --help',
  ]) {
    t.is(answer(world, line).world, world, line);
  }
});

test('openstack in front may be left out, and words may be cut short', t => {
  t.is(answer(world, 'security group list').command, 'openstack security group list');
  t.is(answer(world, 'openstack sec gr ru li').command, 'openstack security group rule list');
  t.is(
    answer(world, 'security group rule create --proto tcp --dst 80 web').command,
    'openstack security group rule create --proto tcp --dst 80 web',
  );
});

test('the command answered is quoted for a shell', t => {
  const {command, world: made} = answer(
    world,
    String.raw`security group create "it's" --description a\ b`,
  );
  t.is(command, `openstack security group create 'it'"'"'s' --description 'a b'`);
  t.is(group(made, "it's").description, 'a b');
});

test('rules are listed with their numbers and in the client’s columns', t => {
  const {output} = answer(world, 'security group rule list');
  t.deepEqual(output.kind === 'table' && output.columns, [
    'ID',
    'IP Protocol',
    'Ethertype',
    'IP Range',
    'Port Range',
    'Direction',
    'Remote Security Group',
    'Remote Address Group',
    'Security Group',
  ]);
  const {id: app} = group(world, 'app');
  t.deepEqual(
    table('security group rule list').map(([number, , ...rest]) => [number, ...rest]),
    [
      ['1', 'None', 'IPv4', '0.0.0.0/0', '', 'egress', 'None', 'None', group(world, 'web').id],
      [
        '2',
        'tcp',
        'IPv4',
        '0.0.0.0/0',
        '443:443',
        'ingress',
        'None',
        'None',
        group(world, 'web').id,
      ],
      // The client shows a rule from a group as if it were open to all, and ICMP type 0 not at all.
      ['3', 'icmp', 'IPv4', '0.0.0.0/0', '', 'ingress', app, 'None', app],
      ['4', 'icmp', 'IPv4', '0.0.0.0/0', 'type=3:code=4', 'ingress', 'None', 'None', app],
    ],
  );
});

test('a group’s rules keep the numbers they have in the project', t => {
  t.deepEqual(
    table('security group rule list app').map(([number]) => number),
    ['3', '4'],
  );
  t.is(table('security group rule list --protocol ICMP').length, 2);
  t.is(table('security group rule list --ingress').length, 3);
});

test('a rule goes by its number, its id, or the start of its id', t => {
  const [first = '', , third = ''] = ruleIds();
  for (const name of ['3', third, third.slice(0, 13)]) {
    const {command, world: made} = answer(world, `security group rule delete ${name}`);
    t.is(command, `openstack security group rule delete ${third}`);
    t.is(group(made, 'app').rules.length, 1);
  }
  t.is(
    answer(world, 'security group rule delete 3 1').command,
    `openstack security group rule delete ${third} ${first}`,
  );
});

test('numbers of one command mean the list as it was before', t => {
  const left = after(world, 'security group rule delete 1 2');
  t.is(group(left, 'web').rules.length, 0);
  t.is(group(left, 'app').rules.length, 2);
});

test('a number of the list goes before an id that starts so', t => {
  const ids = ['22222222-0000-4000-8000-000000000000', '33333333-0000-4000-8000-000000000000'];
  const groups = world.groups.map(each => ({
    ...each,
    rules: each.rules.flatMap((rule, index) => {
      const id = ids[index];
      return each.name === 'web' && id ? [{...rule, id: id as typeof rule.id}] : [];
    }),
  }));
  const numbered = {...world, groups};
  t.true(answer(numbered, 'security group rule delete 2').command.endsWith(ids[1] ?? '?'));
  t.true(answer(numbered, 'security group rule delete 22').command.endsWith(ids[0] ?? '?'));
});

test('the start of several ids is refused with all of them', t => {
  const groups = world.groups.map(each => ({
    ...each,
    rules: each.rules.map((rule, index) => ({...rule, id: `abc${index}` as typeof rule.id})),
  }));
  const {remedy} = refusal({...world, groups}, 'security group rule delete abc');
  t.true(remedy.includes('abc0') && remedy.includes('abc1'), remedy);
});

test('of several targets all are done or none', t => {
  for (const line of [
    'security group rule delete 1 99',
    'security group rule delete 1 1',
    'security group delete app nope',
    'security group delete app app',
    'server add security group public app nope',
    'server remove security group public web app',
  ]) {
    const refused = refusal(world, line);
    t.regex(refused.says, /1 of 2/, line);
    t.regex(refused.remedy, /^Nothing was changed\./, line);
  }
  t.regex(refusal(world, 'security group delete app app').remedy, /named twice/);
});

test('several groups go on and off an instance at once', t => {
  const both = after(world, 'server add security group public app default');
  t.is(both.memberships['11111111-1111-4111-8111-111111111111']?.length, 3);
  const {output} = answer(both, 'server show public -c security_groups');
  t.deepEqual(output.kind === 'record' && output.fields.map(([, {text}]) => text), [
    "name='web'\nname='app'\nname='default'",
  ]);
  const none = after(both, 'server remove security group public web app default');
  t.deepEqual(none.memberships['11111111-1111-4111-8111-111111111111'], []);
});

test('a new group lets everything out, and is described by its name', t => {
  const made = group(after(world, 'security group create db'), 'db');
  t.is(made.description, 'db');
  t.true(made.stateful);
  t.deepEqual(
    made.rules.map(({direction, ethertype}) => `${direction} ${ethertype}`),
    ['egress IPv4', 'egress IPv6'],
  );
  t.false(group(after(world, 'security group create db --stateless'), 'db').stateful);
});

test('a created rule is shown as the client’s record', t => {
  t.like(record('security group rule create --remote-group app web'), {
    direction: 'ingress',
    ether_type: 'IPv4',
    port_range_min: 'None',
    protocol: 'None',
    remote_group_id: group(world, 'app').id,
    remote_ip_prefix: '0.0.0.0/0',
    security_group_id: group(world, 'web').id,
  });
});

test('help is an answer', t => {
  const {output, command} = answer(world, 'openstack security group rule create --help');
  t.is(command, 'openstack security group rule create --help');
  t.true(output.kind === 'text' && output.lines.join('\n').includes('--remote-ip <ip-address>'));
  t.is(answer(world, 'help security group list').output.kind, 'text');
  t.is(answer(world, 'openstack').output.kind, 'text');
});

test('a table is drawn as the client draws it', t => {
  const output = {
    kind: 'table',
    columns: ['Name'],
    rows: [
      {number: 1, cells: [cell('web')]},
      {number: 10, cells: [cell('two\nlines')]},
    ],
  } as const;
  t.deepEqual(formatOutput(output), [
    '+----+-------+',
    '| #  | Name  |',
    '+----+-------+',
    '| 1  | web   |',
    '| 10 | two   |',
    '|    | lines |',
    '+----+-------+',
  ]);
  t.deepEqual(formatOutput({kind: 'record', fields: [['id', cell('a')]]}), [
    '+-------+-------+',
    '| Field | Value |',
    '+-------+-------+',
    '| id    | a     |',
    '+-------+-------+',
  ]);
  t.deepEqual(formatOutput({...output, rows: []}), []);
  t.deepEqual(formatOutput({kind: 'nothing'}), []);
});

test('a name cannot steer the terminal', t => {
  const made = after(world, "security group create $'\\e[2J'");
  const {output} = answer(made, 'security group list');
  t.false(formatOutput(output).join('').includes('\u001b'));
  t.true(runCommand(made, 'security group list').ok);
});
