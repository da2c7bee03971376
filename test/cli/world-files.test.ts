import {readFileSync} from 'node:fs';
import test from 'ava';
import {newRun} from './a-shell.ts';

const read = (name: string): string =>
  readFileSync(`test/projects/import/project/${name}.json`, 'utf8');

const platform = `project: shop
networks:
  - {name: open, site: sto1, pools: [{prefix: 185.189.28.0/23, internet: direct}, {prefix: "2a0a:bcc0:40::/64", internet: direct}]}
  - {name: default, site: sto1, pools: [{prefix: 10.68.0.0/20, internet: translated}, {prefix: "2a09:d400:0:2::/64", internet: direct}]}
hosts:
  - {name: compute-7, site: sto1, addresses: [203.0.113.77]}
instances: []
internet: []
`;

const script = `#!/bin/sh
# A group for app-1, which lets it out.
openstack security group create out
openstack server add security group \\
  app-1 out
`;

const files = {
  'rules.json': read('rules'),
  'groups.json': read('groups'),
  'servers.json': read('servers'),
  'ports.json': read('ports'),
  'state.json': read('state'),
  all: ['rules', 'groups', 'servers', 'ports'].map(read).join('\n'),
  platform,
  script,
};

const project = 'rules.json groups.json servers.json ports.json';

test('a project of the client is read from several files, and what is open is said aside', async t => {
  const run = newRun(t);
  const {exit, out, err} = await run(`reach --json --world ${project}`, {files});
  t.is(exit, 0);
  const rows = JSON.parse(out).map((row: Record<string, unknown>) => [
    row.from,
    row.to,
    row.ethertype,
    row.flows,
  ]);
  t.deepEqual(rows, [
    ['web-1', 'app-1', 'IPv4', ['tcp/8080-8081', 'icmp/8']],
    ['web-1', 'Internet', 'IPv4', ['any']],
    ['Internet', 'web-1', 'IPv4', ['tcp/443']],
  ]);
  for (const line of err.split('\n')) t.regex(line, /^note: .+\. .+/);
  t.regex(err, /openstack subnet list -f json/);
  // One file or several, the option once or again: the same.
  t.is((await run('reach --json --world all', {files})).out, out);
  const again = 'reach --world rules.json groups.json --json --world servers.json ports.json';
  t.is((await run(again, {files})).out, out);
});

test('a platform beside it gives networks and hosts, and a script has the last word', async t => {
  const argv = `trace app-1 1.1.1.1 tcp/443 --world platform script ${project}`;
  const {exit, out, err} = await newRun(t)(argv, {files});
  t.is(exit, 0);
  t.regex(out, /sees 203\.0\.113\.77 \(compute host compute-7\)/);
  t.notRegex(err, /taken for Safespring's|an address for documentation/);
});

test("what a YAML says of groups and of others' instances is left out beside, and said", async t => {
  const more = platform.replace(
    'instances: []',
    `security-groups: [{name: mine}]
instances:
  - {name: app-1, network: default, host: compute-7, addresses: [10.68.3.95], misuse: own-gateway}
  - {name: other, network: default, host: compute-7, addresses: [10.68.3.96]}`,
  );
  const {exit, out, err} = await newRun(t)(`reach --json --world more ${project}`, {
    files: {...files, more},
  });
  t.is(exit, 0);
  // Nothing is said to pass to or from an instance whose gateway is not the platform's.
  t.false(JSON.parse(out).some(({to}: Record<string, unknown>) => to === 'app-1'));
  t.regex(err, /in no other file are left out: other\./);
  t.regex(err, /groups of more are left out: mine\./);
});

test('the question may stand behind the files, and so may the sandbox', async t => {
  const run = newRun(t);
  const {out} = await run(`trace --world ${project} web-1 app-1 tcp/8080`, {files});
  t.regex(out, /^delivered/m);
  const input = 'trace web-1 app-1 tcp/8080\n';
  t.regex((await run(`play --world ${project} sandbox`, {files, input})).out, /delivered/);
});

test('a script alone runs on the platform of the lessons', async t => {
  const commands = 'openstack security group create web\nserver add security group private web\n';
  const {exit, out} = await newRun(t)('reach --world commands --from private', {
    files: {commands},
  });
  t.is(exit, 0);
  t.regex(out, /private .* public/);
});

test("a world's YAML may be written as JSON", async t => {
  const world = {
    project: 'x',
    networks: [{name: 'n', site: 's', pools: [{prefix: '10.0.0.0/24', internet: 'none'}]}],
    hosts: [],
    instances: [],
    internet: [],
  };
  const {exit, out, err} = await newRun(t)('reach --world w', {files: {w: JSON.stringify(world)}});
  t.deepEqual({exit, out, err}, {exit: 0, out: 'Nothing passes.', err: ''});
});

test("diff takes each world's files with commas between, and says once what holds of both", async t => {
  const before = 'rules.json,groups.json,servers.json,ports.json';
  const {exit, out, err} = await newRun(t)(`diff ${before} state.json`, {files});
  t.is(exit, 1);
  t.regex(out, /^- web-1 › app-1 IPv4/m);
  t.notRegex(out, /^[+-] .*Internet › web-1 IPv4/m);
  t.is(err.match(/public is open to the Internet/g)?.length, 2);
  t.is(err.match(/^note: BEFORE: .*address groups/gm)?.length, 1);
});

for (const [title, argv, says] of [
  [
    'two worlds',
    'reach --world platform platform',
    /platform and platform are a world each.*\n.*diff/,
  ],
  ['a lesson besides', 'reach --lesson 1 --world all', /contradict each other/],
  ['a world and commands of one input', 'reach --world - --after -', /cannot hold both/],
  ['a world and questions of one input', 'trace --world -', /cannot hold both/],
  ['nothing in it', 'reach --world empty', /empty is empty/],
  ['prose', 'reach --world prose', /prose is nothing a world can be read from/],
  ['a long YAML', 'reach --world long', /long is longer than 4,000,000 characters/],
  [
    'a command that is refused',
    'reach --world slip',
    /slip:3: openstack fly: .*not an openstack command/,
  ],
  [
    'several slips',
    'reach --world prose.json cut.json',
    /do not make a world:\nprose\.json:1: This is not JSON\..*\ncut\.json:1: The JSON ends/,
  ],
  ['a world for a lesson', 'play 1 --world all', /--world is for the sandbox/],
] as const) {
  test(`refused: ${title}`, async t => {
    const {exit, out, err} = await newRun(t)(argv, {
      files: {
        ...files,
        empty: ' \n',
        prose: 'Once upon a time',
        'prose.json': '[once upon a time]',
        'cut.json': '[{"ID":',
        many: `project: x\nnetworks:\n${'  - {name: a}\n'.repeat(40)}`,
        long: `project: ${'x'.repeat(4_000_000)}`,
        slip: '\n\nopenstack fly\n',
      },
    });
    t.is(exit, 2);
    t.is(out, '');
    t.regex(err, says);
  });
}
