import test from 'ava';
import {newRun} from './a-shell.ts';

const world = (webRules: string, more = ''): string => `project: shop
networks:
  - {name: public, site: sto1, pools: [{prefix: 185.189.28.0/24, internet: direct}, {prefix: "2a0a:bcc0:40::/64", internet: direct}]}
  - {name: default, site: sto1, pools: [{prefix: 10.65.0.0/17, internet: translated}]}
hosts:
  - {name: compute-1, site: sto1, addresses: [203.0.113.11]}
security-groups:
  - name: web
    rules: ${webRules}
  - name: app
    rules:
      - ingress tcp/8080 from group:web
      - {direction: egress, protocol: udp, port-range-min: 53, port-range-max: 53, remote-ip-prefix: 1.1.1.1}
${more}
instances:
  - {name: web-1, network: public, host: compute-1, addresses: [185.189.28.10, "2a0a:bcc0:40::10"], security-groups: [web]}
  - {name: app-1, network: default, host: compute-1, addresses: [10.65.0.10], security-groups: [app]}
internet:
  - {name: visitor, address: 198.51.100.23, role: visitor}
`;

const before = world('[egress tcp/8080 to group:app, ingress tcp/443 from any]');
const after = world(
  '[egress tcp/8080-8081 to group:app, ingress tcp/443 from ::/0, ingress tcp/22 from 198.51.100.0/24]',
);
const files = {before, after};

test('reach lists who can reach whom in a world of its own', async t => {
  const {exit, out} = await newRun(t)('reach --world before --json', {files});
  t.is(exit, 0);
  const ipv4 = {ethertype: 'IPv4'};
  t.deepEqual(JSON.parse(out), [
    {
      from: 'web-1',
      to: 'app-1',
      ...ipv4,
      flows: ['tcp/8080'],
      seenAs: '185.189.28.10',
      witness: 'tcp/8080',
    },
    {from: 'Internet', to: 'web-1', ...ipv4, flows: ['tcp/443'], seenAs: null, witness: 'tcp/443'},
    {from: 'Site', to: 'web-1', ...ipv4, flows: ['tcp/443'], seenAs: null, witness: 'tcp/443'},
    {
      from: 'app-1',
      to: '1.1.1.1',
      ...ipv4,
      flows: ['udp/53'],
      seenAs: '203.0.113.11',
      witness: 'udp/53',
    },
  ]);
});

test('reach prints a table, as narrow as it is asked to be', async t => {
  const {out} = await newRun(t)('reach --world before --from app-1', {files});
  t.regex(out, /^\| app-1 +\| 1\.1\.1\.1 +\| IPv4 \| udp\/53 +\| 203\.0\.113\.11 +\|$/m);
  t.notRegex(out, /web-1/);
});

/** Two addresses of one instance, and what each end that is asked for lists. */
const twice = world('[egress tcp/8080 to group:app, ingress tcp/443 from any]').replace(
  '[185.189.28.10, ',
  '[185.189.28.10, 185.189.28.11, ',
);
const ends: readonly (readonly [argv: string, ...rows: readonly string[]])[] = [
  ['--from web-1', 'web-1 (185.189.28.10) app-1', 'web-1 (185.189.28.11) app-1'],
  ['--from 185.189.28.11', 'web-1 (185.189.28.11) app-1'],
  ['--from 1.1.1.1', 'Internet web-1 (185.189.28.10)', 'Internet web-1 (185.189.28.11)'],
  ['--from visitor --to 185.189.28.10', 'Internet web-1 (185.189.28.10)'],
  ['--from Site --to 185.189.28.8/30', 'Site web-1 (185.189.28.10)', 'Site web-1 (185.189.28.11)'],
  ['--to internet', 'app-1 1.1.1.1'],
  ['--to 1.1.1.0-1.1.1.1', 'app-1 1.1.1.1'],
  ['--to 1.1.1.2'],
  ['--to 2001:db8::1'],
];

for (const [argv, ...rows] of ends) {
  test(`reach ${argv} lists ${rows.join(' and ') || 'nothing'}`, async t => {
    const {exit, out} = await newRun(t)(`reach --world twice --json ${argv}`, {files: {twice}});
    t.is(exit, 0);
    const listed: readonly {from: string; to: string}[] = JSON.parse(out);
    t.deepEqual(
      listed.map(({from, to}) => `${from} ${to}`),
      rows,
    );
  });
}

for (const [name, says] of [
  ['web', /'web' is no end that is listed\.\nUse web-1, app-1, visitor, Internet, Site, /],
  ['203.0.113.11', /203\.0\.113\.11 is a compute host's, which is not listed/],
  ['192.168.1.1', /neither of a site nor of the Internet/],
  ['1.1.1.1-2001:db8::1', /no end that is listed/],
] as const) {
  test(`reach --from ${name} is wrong use, not a world in which nothing passes`, async t => {
    const {exit, out, err} = await newRun(t)(`reach --world before --from ${name}`, {files});
    t.is(exit, 2);
    t.is(out, '');
    t.regex(err, says);
  });
}

test('reach of a lesson, with commands applied', async t => {
  const run = newRun(t);
  t.is((await run('reach --lesson 2')).out, 'Nothing passes.');
  const input = 'egress any to any on sg-public';
  const {out} = await run('reach --lesson 2 --after - --to Internet --json', {input});
  t.like(JSON.parse(out)[0], {from: 'public', to: 'Internet', flows: ['any']});
});

test('diff tells what the second world opens and closes, with a packet for each', async t => {
  const {exit, out} = await newRun(t)('diff before after', {files});
  t.is(exit, 1);
  t.deepEqual(out.split('\n'), [
    '+ 198.51.100.0/24 › web-1 IPv4 tcp/22 (such as tcp/22)',
    '+ Internet › web-1 IPv6 tcp/443 (such as tcp/443)',
    '+ Site › web-1 IPv6 tcp/443 (such as tcp/443)',
    '- Internet › web-1 IPv4 tcp/443 (such as tcp/443)',
    '- Site › web-1 IPv4 tcp/443 (such as tcp/443)',
  ]);
});

test('diff knows an instance by its name, and says nothing of addresses that somebody took', async t => {
  const open = world('[egress any to any, ingress any from any]');
  const moved = open.replace('185.189.28.10', '185.189.28.20');
  const joined = open.replace(
    'internet:\n',
    '  - {name: new-1, network: public, host: compute-1, addresses: [185.189.28.11], security-groups: [web]}\ninternet:\n',
  );
  const closed = world('[egress any to any]', '').replace('185.189.28.10', '185.189.28.20');
  const run = newRun(t);
  const told = async (one: string, other: string) =>
    (await run('diff one other', {files: {one, other}})).out.split('\n');
  t.deepEqual(await told(open, moved), ['The same passes in both.']);
  t.deepEqual(await told(open, joined), [
    '+ web-1 › new-1 IPv4 any (such as tcp/443)',
    '+ new-1 › web-1 IPv4 any (such as tcp/443)',
    '+ new-1 › app-1 IPv4 tcp/8080 (such as tcp/8080)',
    '+ new-1 › Internet IPv4 any (such as tcp/443)',
    '+ new-1 › Site IPv4 any (such as tcp/443)',
    '+ Internet › new-1 IPv4 any (such as tcp/443)',
    '+ Site › new-1 IPv4 any (such as tcp/443)',
  ]);
  t.deepEqual(await told(open, closed), [
    '- Internet › web-1 IPv4 any (such as tcp/443)',
    '- Site › web-1 IPv4 any (such as tcp/443)',
  ]);
});

test('diff of a world with itself is nothing, and exit 0', async t => {
  const run = newRun(t);
  t.deepEqual(await run('diff before before', {files}), {
    exit: 0,
    out: 'The same passes in both.',
    err: '',
  });
  const {exit, out} = await run('diff after after --json', {files});
  t.is(exit, 0);
  t.deepEqual(JSON.parse(out), {opened: [], closed: []});
});

test('trace answers many questions, a line of JSON each', async t => {
  const input =
    'web-1 app-1 tcp/8080\n\n# a comment\nvisitor web-1 tcp/443\n203.0.113.99 web-1 tcp/22\nnonsense\n';
  const {exit, out} = await newRun(t)('trace --world before', {files, input});
  t.is(exit, 1);
  const answers = out.split('\n').map(line => JSON.parse(line));
  t.deepEqual(
    answers.map(({question, verdict, error}) => [question, verdict ?? error]),
    [
      ['web-1 app-1 tcp/8080', 'delivered'],
      ['visitor web-1 tcp/443', 'delivered'],
      ['203.0.113.99 web-1 tcp/22', 'no-ingress-rule'],
      ['nonsense', 'A question has three words, and this one has 1.'],
    ],
  );
});

test('--established counts for questions on standard input, too', async t => {
  const input = 'visitor web-1 tcp/22\n';
  const verdict = async (argv: string) =>
    JSON.parse((await newRun(t)(argv, {files, input})).out).verdict;
  t.is(await verdict('trace --world before'), 'no-ingress-rule');
  t.is(await verdict('trace --world before --established'), 'delivered');
});

test('all delivered is exit 0', async t => {
  const run = newRun(t);
  const input = 'web-1 app-1 tcp/8080\n';
  t.is((await run('trace --world before', {files, input})).exit, 0);
  t.is((await run('trace web-1 app-1 tcp/8080 --world before', {files})).exit, 0);
});

/** A slip in a world's file, and what is said about it. */
const slips: readonly (readonly [file: string, says: RegExp])[] = [
  [world('[allow tcp/80]'), /a-world:9: .*a rule begins with ingress or egress/],
  [world('[ingress tcp/70000 from any]'), /a-world:9: .*Invalid value for port 70000/],
  [world('[ingress tcp/80 from group:nobody]'), /a-world:9: .*nobody/],
  [
    world('[{direction: ingress, remote-group: nobody}]'),
    /a-world:9: There is no security group 'nobody'/,
  ],
  [world('[{direction: sideways}]'), /a-world:9: .*"ingress"/],
  [world('[ingress tcp from any, ingress 6 from any]'), /a-world:9: .*already exists/],
  [world('[]', '  - {name: web}'), /a-world:14: The name 'web' is taken/],
];

for (const [file, says] of slips) {
  test(`a world at fault is told with its line: ${says.source}`, async t => {
    const {exit, out, err} = await newRun(t)('reach --world a-world', {files: {'a-world': file}});
    t.is(exit, 2);
    t.is(out, '');
    t.regex(err, says);
  });
}

for (const [argv, says] of [
  ['reach --lesson 1 --world before', /contradict each other/],
  ['reach --world nowhere', /nowhere cannot be read/],
  ['diff before', /required: AFTER/],
  ['diff before nowhere', /nowhere cannot be read/],
  ['trace --world before --after -', /cannot hold both/],
  ['trace web-1 app-1 --world before', /three words/],
] as const) {
  test(`wrong use: ${argv}`, async t => {
    const {exit, err} = await newRun(t)(argv, {files});
    t.is(exit, 2);
    t.regex(err, says);
  });
}
