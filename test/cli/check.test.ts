import test from 'ava';
import {inForm, scriptForms} from '../../src/client/script-forms.ts';
import {builtIn} from '../lessons/built-in.ts';
import {newRun} from './a-shell.ts';

/** A right answer to the fourth lesson. */
const rightAtFour = 'ingress tcp/80 from public on sg-default';

for (const {number, lesson, start} of builtIn) {
  const forms = scriptForms.map(form => [form, inForm(start, lesson.solution, form)] as const);
  for (const [form, written] of forms) {
    test(`frame ${number}: check takes an answer in ${form} form`, async t => {
      const run = newRun(t);
      const script = written.ok ? written.value : '';
      const files = {'answer.txt': `# my answer\n\n${script}\n`};
      const {exit, out, err} = await run(`check ${number} answer.txt`, {files});
      t.is(exit, 0, err);
      t.is(err, '');
      t.regex(out, /^★★★ solved/m);
      for (const {say} of lesson.goals) t.true(out.includes(`✓ ${say}`), say);
      t.deepEqual(await run(`check ${lesson.id} -`, {input: script}), {exit, out, err});
      t.deepEqual(await run(`check ${lesson.id}`, {input: script}), {exit, out, err});
    });
  }

  test(`frame ${number}: check names each unmet goal of the start`, async t => {
    const run = newRun(t);
    const {exit, out, err} = await run(`check ${number}`, {input: ''});
    t.is(exit, 1);
    const {goals} = JSON.parse((await run(`check ${number} --json`, {input: ''})).out);
    for (const {met, say, flow} of goals) {
      t.is(err.includes(`✗ ${say}`), !met);
      t.is(out.includes(`✓ ${say}`), met);
      if (!met) t.true(err.includes(flow), flow);
    }
  });
}

test('each unmet goal has its flow and every gate that blocks it on standard error', async t => {
  const {exit, out, err} = await newRun(t)('check 5', {input: ''});
  t.is(exit, 1);
  t.regex(err, /^✗ default reaches public/m);
  t.regex(err, /^ {2}default › public tcp\/3333 stops at egress: default has no egress rule/m);
  t.regex(err, /^ {2}It also stops at ingress: public has no ingress rule/m);
  t.notRegex(out, /✗/);
});

test('what is open too much is said, and costs no exit status', async t => {
  const input = 'ingress tcp/80 from 185.189.28.0/24 on sg-default';
  const {exit, out} = await newRun(t)('check 4', {input});
  t.is(exit, 0);
  t.regex(out, /^★★☆ solved · a star lost: more is open than needed \(1 port, 255 addresses\)/m);
  t.regex(
    out,
    /^ {2}tcp\/80 from others of the site \(in 185\.189\.28\.0\/24\) to default: 1 port, 255 addresses$/m,
  );
});

test('--json of a right answer', async t => {
  const {exit, out, err} = await newRun(t)('check 4 --json', {input: rightAtFour});
  t.is(exit, 0);
  t.is(err, '');
  t.deepEqual(JSON.parse(out), {
    lesson: 'no-second-leg',
    solved: true,
    stars: 3,
    goals: builtIn[3]?.lesson.goals.map(({id, say}) => ({id, say, met: true})),
    holdOuts: [],
    excess: [],
    extent: {addresses: 0, ports: 0, protocols: 0, flows: 0},
    redundant: [],
    refused: [],
  });
});

test('an answer that meets the goals and does not last is not solved, and what becomes of it is told', async t => {
  const input = [
    'ingress tcp/2380 from group:db on db',
    ...['db-1', 'db-2', 'db-3'].map(name => `egress tcp/2380 to ${name} on db`),
  ].join('\n');
  const run = newRun(t);
  const {exit, out, err} = await run('check 13', {input});
  t.is(exit, 1);
  t.notRegex(out, /solved/);
  t.regex(
    err,
    /^✗ Met today, but not once db-3 is created anew: db-2, created anew, reaches db-3$/m,
  );
  t.regex(
    err,
    /^ {2}Once there is another instance like db-1, another-db-1 with 10\.65\.81\.19: db-3 › another-db-1 tcp\/2380 stops at egress/m,
  );
  const {solved, stars, goals, holdOuts} = JSON.parse((await run('check 13 --json', {input})).out);
  t.deepEqual([solved, stars], [false, 0]);
  t.true(goals.every(({met}: {met: boolean}) => met));
  t.like(holdOuts, [
    {renewed: 'db-3', counts: true, goals: [{id: 'replaced', met: false}]},
    {another: 'db-1', counts: true, goals: [{id: 'three-to-one', met: false}]},
  ]);
});

test('a remark on what would not last costs nothing', async t => {
  const egress = 'egress tcp/3333 to public on sg-default';
  const answers = {address: 'default', group: 'group:sg-default'};
  for (const [by, remote] of Object.entries(answers)) {
    const input = `${egress}\ningress tcp/3333 from ${remote} on sg-public`;
    const {exit, out} = await newRun(t)('check 5', {input});
    t.is(exit, 0);
    t.regex(out, /^★★★ solved/m);
    t.is(/^It works today, but not once default is created anew/m.test(out), by === 'address');
  }
});

test('a rule that the answer could do without is remarked, and costs no star', async t => {
  const input = 'ingress tcp/80 from public on sg-default\negress tcp/443 to 1.1.1.1 on sg-public';
  const run = newRun(t);
  const {exit, out} = await run('check 4', {input});
  t.is(exit, 0);
  t.regex(out, /^★★★ solved/m);
  t.regex(
    out,
    /^Without rule 3 \(sg-public: egress tcp\/443 to 1\.1\.1\.1\/32\) the same would pass; it costs no star/m,
  );
  const {redundant, stars} = JSON.parse((await run('check 4 --json', {input})).out);
  t.is(stars, 3);
  t.deepEqual(redundant, ['rule 3 (sg-public: egress tcp/443 to 1.1.1.1/32)']);
});

test('--json counts what is open too much, line by line and in all', async t => {
  const input =
    'ingress tcp from public on sg-default\ningress udp/53 from 185.189.28.0/30 on sg-default';
  const {excess, extent} = JSON.parse((await newRun(t)('check 4 --json', {input})).out);
  t.deepEqual(
    excess.map(({says, ...counts}: {says: string}) => counts),
    [
      // tcp/80 is what the lesson asks for, and the rule takes in port 0.
      {addresses: 1, ports: 65_534, protocols: 0, flows: 65_535},
      {addresses: 4, ports: 1, protocols: 0, flows: 4},
    ],
  );
  t.deepEqual(extent, {addresses: 5, ports: 65_535, protocols: 0, flows: 65_539});
});

test('--json of a wrong answer names the gates, their causes and the nearest rules', async t => {
  const input = 'ingress tcp/3333 from public on sg-default\negress tcp/70000 to any on sg-public';
  const {exit, out} = await newRun(t)('check both-ends --json', {input});
  t.is(exit, 1);
  const {solved, stars, goals, excess, refused} = JSON.parse(out);
  t.false(solved);
  t.is(stars, 0);
  t.true(excess.length > 0);
  t.like(goals[0], {id: 'results', met: false, flow: 'default › public tcp/3333', passes: false});
  t.like(goals[0].blockedBy[0], {
    gate: 'egress',
    cause: 'no-egress-rule',
    at: 'default',
    nearest: {group: 'sg-default', misses: ['direction']},
  });
  t.like(goals[0].blockedBy[1], {gate: 'ingress', cause: 'no-ingress-rule', at: 'public'});
  t.like(refused, {length: 1, 0: {line: 2, command: 'egress tcp/70000 to any on sg-public'}});
  t.regex(refused[0].error, /70000/);
  t.not(refused[0].remedy, '');
});

test('--json of a goal that is to be blocked and passes', async t => {
  const input = 'ingress tcp from any on sg-public';
  const {goals} = JSON.parse((await newRun(t)('check 3 --json', {input})).out);
  t.like(goals[1], {id: 'no-ssh', met: false, passes: true, blockedBy: []});
});

test('a refused command is told with its file, line and remedy, and the others are run', async t => {
  const files = {'answer.txt': `# first\nopenstack security grup list\n${rightAtFour}`};
  const {exit, err} = await newRun(t)('check 4 answer.txt', {files});
  t.is(exit, 0);
  t.regex(
    err,
    /^answer\.txt:2: openstack security grup list\n {2}\S.*not an openstack command.*\n {2}\S/,
  );
});

test('check keeps nothing and asks for no save', async t => {
  const run = newRun(t);
  await run('check 4', {input: rightAtFour});
  t.regex((await run('progress')).out, /0 of \d+ solved/);
});
