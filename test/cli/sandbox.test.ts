import {existsSync} from 'node:fs';
import test from 'ava';
import {newRun} from './a-shell.ts';

const world = `
project: two
networks:
  - {name: public, site: sto1, pools: [{prefix: 185.189.28.0/24, internet: direct}]}
hosts:
  - {name: compute-1, site: sto1, addresses: [203.0.113.11]}
instances:
  - {name: web, network: public, host: compute-1, addresses: [185.189.28.5], security-groups: [web]}
  - {name: app, network: public, host: compute-1, addresses: [185.189.28.6], security-groups: [app]}
internet:
  - {name: visitor, address: 198.51.100.23, role: visitor}
security-groups:
  - {name: web, rules: [egress any to any]}
  - {name: app, rules: [egress any to any]}
`;

const play = 'play sandbox --world two.yaml';
const files = {'two.yaml': world};

test('in the sandbox a change tells what it opens and closes, and so does taking it back', async t => {
  const input = [
    'ingress tcp/80 from group:web on app',
    'ingress tcp/80 from 185.189.28.5 on app',
    'undo',
    'undo',
  ].join('\n');
  const {exit, out, err} = await newRun(t)(play, {files, input});
  t.is(exit, 0);
  t.is(err, '');
  t.regex(out, /^Sandbox: two$/m);
  const told = out.split('\n').filter(line => /^(Opens|Closes|What can pass)/.test(line));
  t.deepEqual(told, [
    'Opens tcp/80 from web to app',
    'What can pass is the same as before.',
    'What can pass is the same as before.',
    'Closes tcp/80 from web to app',
  ]);
});

test('what is open to everybody is told in a line', async t => {
  const {out} = await newRun(t)(play, {files, input: 'ingress tcp/443 from any on web'});
  t.regex(out, /^Opens tcp\/443 from app to web$/m);
  t.regex(out, /^Opens tcp\/443 from the Internet to web$/m);
  t.regex(out, /^Opens tcp\/443 from others of the site to web$/m);
});

for (const word of ['hint', 'why', 'solution', 'next', 'back', 'lessons']) {
  test(`${word} has nothing to speak of in the sandbox, and says what can be asked instead`, async t => {
    const {exit, out} = await newRun(t)(play, {files, input: word});
    t.is(exit, 0);
    t.regex(out, new RegExp(`^There is no lesson here for ${word} to speak of\\.\nAsk about`, 'm'));
  });
}

test('nothing of the sandbox is kept', async t => {
  const run = newRun(t);
  await run(play, {files, input: 'ingress tcp/443 from any on web'});
  t.false(existsSync(run.saves));
  const {out} = await run(play, {files, input: 'show rules'});
  t.notRegex(out, /tcp\/443/);
});

test("without a world of one's own the sandbox begins where the lessons do", async t => {
  const {exit, out} = await newRun(t)('play sandbox', {input: 'show servers'});
  t.is(exit, 0);
  t.regex(out, /^Sandbox: onboarding$/m);
  t.regex(out, /185\.189\.28\.56/);
});

test('a lesson takes no world, and says where one may go', async t => {
  const {exit, err} = await newRun(t)('play 3 --world two.yaml', {files});
  t.is(exit, 2);
  t.regex(err, /--world is for the sandbox.*\n.*play sandbox --world FILE/);
});

test('a world that cannot be read is a problem, not a sandbox', async t => {
  const {exit, err} = await newRun(t)('play sandbox --world none.yaml');
  t.is(exit, 2);
  t.regex(err, /none\.yaml/);
});
