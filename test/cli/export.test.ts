import test from 'ava';
import {newRun} from './a-shell.ts';

const rule =
  /^openstack security group rule create --ingress --protocol tcp --dst-port 80 --remote-ip 185\.189\.28\.56\/32 "\$sg_default"$/m;

test('export prints the groups of a lesson as the learner left it', async t => {
  const run = newRun(t);
  const line = 'ingress tcp/80 from public on sg-default';
  await run('play 4', {input: line});
  const {exit, out, err} = await run('export 4');
  t.is(exit, 0);
  t.regex(out, /^#!\/usr\/bin\/env bash\n/);
  t.regex(out, rule);
  t.notRegex(err, /changed nothing/);
});

test('a lesson not begun is exported as it starts, and that is said', async t => {
  const {exit, out, err} = await newRun(t)('export 4');
  t.is(exit, 0);
  t.notRegex(out, rule);
  t.regex(err, /You have changed nothing in lesson 4, No second leg: this is its start\./);
  t.regex(err, /--solution/);
});

test('--solution exports the solution, and --after more commands', async t => {
  const run = newRun(t);
  const {out, err} = await run('export no-second-leg --solution --after more', {
    files: {more: 'openstack security group create extra'},
  });
  t.regex(out, rule);
  t.regex(out, /^sg_extra=/m);
  t.notRegex(err, /changed nothing/);
});

test('--format chooses the language', async t => {
  const run = newRun(t);
  t.regex(
    (await run('export 4 --format terraform')).out,
    /^resource "openstack_networking_secgroup_v2" "sg_public" \{$/m,
  );
  const json: unknown = JSON.parse((await run('export 4 --format json')).out);
  t.true(Array.isArray(json));
});

test('a world of its own is exported', async t => {
  const files = {
    world: `project: shop
networks: [{name: public, site: sto1, pools: [{prefix: 185.189.28.0/24, internet: direct}]}]
hosts: [{name: compute-1, site: sto1, addresses: [203.0.113.11]}]
security-groups: [{name: web, rules: [ingress tcp/443 from any]}]
instances: [{name: web-1, network: public, host: compute-1, addresses: [185.189.28.10], security-groups: [web]}]
internet: []
`,
  };
  const {exit, out} = await newRun(t)('export --world world', {files});
  t.is(exit, 0);
  t.regex(out, /^# The security groups of shop,/m);
  t.regex(out, /^openstack server add security group web-1 "\$sg_web"$/m);
});

for (const [argv, said] of [
  ['export', /Name a lesson, like: safespring-lab export 4/],
  ['export 99', /99/],
  ['export 4 --format yaml', /invalid choice: 'yaml'/],
  ['export 4 --world world', /contradict each other/],
  ['export --world nowhere', /nowhere cannot be read/],
  ['export 4 --after nowhere', /nowhere cannot be read/],
] as const) {
  test(`${argv} is wrong use`, async t => {
    const {exit, out, err} = await newRun(t)(argv);
    t.is(exit, 2);
    t.is(out, '');
    t.regex(err, said);
  });
}
