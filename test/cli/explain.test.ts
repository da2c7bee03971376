import test from 'ava';
import {newRun, type Outside} from './a-shell.ts';

const world = `project: shop
networks:
  - {name: public, site: sto1, pools: [{prefix: 185.189.28.0/24, internet: direct}]}
hosts: [{name: h, site: sto1, addresses: [203.0.113.11]}]
security-groups:
  - {name: db, rules: [ingress tcp/5432 from any]}
instances:
  - {name: db-1, network: public, host: h, addresses: [185.189.28.10], security-groups: [db]}
internet: []
`;

const create = 'security group rule create';

test('a command is explained by its words', async t => {
  const {exit, out} = await newRun(t)(
    `explain openstack ${create} --protocol tcp --dst-port 22 --remote-ip 10.0.0.5/24 web`,
  );
  t.is(exit, 0);
  t.deepEqual(out.split('\n'), [
    '✓ Members of web accept new tcp connections to port 22 from any address of 10.0.0.0/24; replies need no rule.',
    '  10.0.0.5/24 takes in all of 10.0.0.0/24, 256 addresses; for 10.0.0.5 alone write 10.0.0.5/32.',
  ]);
});

test('the short form is shown as the real command', async t => {
  const {exit, out} = await newRun(t)('explain ingress tcp/80 from public on web');
  t.is(exit, 0);
  t.deepEqual(out.split('\n'), [
    '  $ openstack security group rule create --ingress --protocol tcp --dst-port 80 --remote-ip 185.189.28.56/32 web',
    '✓ Members of web accept new tcp connections to port 80 from 185.189.28.56 alone; replies need no rule.',
  ]);
});

test('a refusal has the real text first, then what to type', async t => {
  const {exit, out, err} = await newRun(t)(`explain ${create} --remote-ip ::/0 web`);
  t.is(exit, 1);
  t.is(err, '');
  t.deepEqual(out.split('\n'), [
    '✗ BadRequestException: 400, Conflicting value ethertype IPv4 for CIDR ::/0',
    '  Add --ethertype IPv6: the client never takes it from the prefix.',
  ]);
});

const explained = async (
  run: ReturnType<typeof newRun>,
  argv: string,
  outside: Outside,
): Promise<{readonly exit: number; readonly lines: readonly unknown[]}> => {
  const {exit, out} = await run(argv, outside);
  return {exit, lines: out.split('\n').map(line => JSON.parse(line))};
};

test('lines of standard input are explained each by itself, as lines of JSON', async t => {
  const input = [
    '# a comment',
    `openstack ${create} --protocol tcp --dst-port 443 web`,
    `${create} --remote-group app --protocol icmp --icmp-type 8 web`,
    'security group create db',
    `${create} --protocol tcp \\`,
    '  --dst-port 22 db',
  ].join('\n');
  const {exit, lines} = await explained(newRun(t), 'explain --json', {input});
  t.is(exit, 1);
  t.deepEqual(lines, [
    {
      command: `openstack ${create} --protocol tcp --dst-port 443 web`,
      rule: {
        direction: 'ingress',
        ethertype: 'IPv4',
        protocol: 'tcp',
        port_range_min: 443,
        port_range_max: 443,
        remote_ip_prefix: '0.0.0.0/0',
        group: 'web',
      },
    },
    {
      command: `${create} --remote-group app --protocol icmp --icmp-type 8 web`,
      rule: {
        direction: 'ingress',
        ethertype: 'IPv4',
        protocol: 'icmp',
        port_range_min: 8,
        group: 'web',
        remote_group: 'app',
      },
    },
    {
      command: 'security group create db',
      says: 'Makes db. A new group is not empty: it lets everything out, over IPv4 and IPv6, and nothing in.',
    },
    {
      command: `${create} --protocol tcp   --dst-port 22 db`,
      error: 'No SecurityGroup found for db',
      hint: 'Choose one of web, app, default: openstack security group list',
    },
  ]);
});

test('an error of the API is told as it was recorded, without the exception’s name', async t => {
  const input = `${create} --dst-port 80 web`;
  const {lines} = await explained(newRun(t), 'explain --json', {input});
  t.like(lines[0], {error: '400, Must also specify protocol if port range is given.'});
});

test('each line of standard input is shown before what is said of it', async t => {
  const input = 'server list\nfloating ip create public\n';
  const {exit, out} = await newRun(t)('explain', {input});
  t.is(exit, 1);
  const lines = out.split('\n');
  t.is(lines[0], '› server list');
  t.regex(lines[1] ?? '', /^✓ It only shows something: list .*\. Nothing changes\.$/);
  t.is(lines[2], '› floating ip create public');
  t.regex(lines[3] ?? '', /^✗ There are no floating addresses here/);
});

test('a world of its own', async t => {
  const files = {world};
  const run = newRun(t);
  const duplicate = await run(`explain --world world ${create} --protocol tcp --dst-port 5432 db`, {
    files,
  });
  t.is(duplicate.exit, 1);
  t.regex(duplicate.out, /^✗ ConflictException: 409, Security group rule already exists/);
  const {exit, out} = await run('explain --world world server remove security group db-1 db', {
    files,
  });
  t.is(exit, 0);
  t.regex(out, /without one nothing passes/);
});

test('nothing to explain is done as asked', async t => {
  t.deepEqual(await newRun(t)('explain', {input: '\n# nothing\n'}), {exit: 0, out: '', err: ''});
});

test('options after the command are the command’s', async t => {
  const {exit, out} = await newRun(t)(`explain ${create} web --json`);
  t.is(exit, 1);
  t.regex(out, /unrecognized arguments: --json/);
});

for (const [argv, says] of [
  ['explain --world nowhere server list', /nowhere cannot be read/],
  ['explain --nonsense server list', /unrecognized arguments/],
] as const) {
  test(`wrong use: ${argv}`, async t => {
    const {exit, out, err} = await newRun(t)(argv);
    t.is(exit, 2);
    t.is(out, '');
    t.regex(err, says);
  });
}
