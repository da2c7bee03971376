import test from 'ava';
import {newRun} from './a-shell.ts';

test('a packet that arrives is told hop by hop, and exit 0', async t => {
  const {exit, out, err} = await newRun(t)('trace public default tcp/80 --lesson 5');
  t.is(exit, 0);
  t.is(err, '');
  t.deepEqual(
    out.split('\n').map(line => line.slice(0, 3)),
    ['1 ✓', '2 ✓', '3 ✓', '4 ✓', '5 ✓', '6 ✓', '7 ✓', 'del'],
  );
  t.regex(out, /^delivered; default sees 185\.189\.28\.56 \(public\)$/m);
});

test('a packet that does not is told with every gate that blocks, and exit 1', async t => {
  const {exit, out, err} = await newRun(t)(
    'trace private 1.1.1.1 tcp/443 --lesson private-stays-private',
  );
  t.is(exit, 1);
  t.is(err, '');
  t.regex(out, /^2 ✗ egress of private: no rule allows it$/m);
  t.regex(out, /^stops at egress: private/m);
  t.regex(out, /^stops at routing: 10\.65\.145\.17 \(private\)/m);
});

test('without a lesson the first one is asked about', async t => {
  const run = newRun(t);
  t.is((await run('trace public default tcp/80')).exit, 0);
  t.deepEqual(
    await run('trace public default tcp/80'),
    await run('trace public default tcp/80 --lesson 1'),
  );
});

test('--after applies the commands of a file, or of standard input', async t => {
  const run = newRun(t);
  const script = 'egress tcp/443 to 1.1.1.1 on sg-default\n';
  const before = await run('trace default 1.1.1.1 tcp/443 --lesson 7');
  const after = await run('trace default 1.1.1.1 tcp/443 --lesson 7 --after a', {
    files: {a: script},
  });
  t.is(before.exit, 1);
  t.is(after.exit, 0);
  t.regex(after.out, /NAT: compute-2 replaces the source 10\.65\.42\.3/);
  t.deepEqual(
    await run('trace default 1.1.1.1 tcp/443 --lesson 7 --after -', {input: script}),
    after,
  );
});

test('a refused command of the file is wrong use, with its line', async t => {
  const files = {a: 'server list\negress tcp/443 on sg-nobody\n'};
  const {exit, out, err} = await newRun(t)('trace public default tcp/80 --lesson 4 --after a', {
    files,
  });
  t.is(exit, 2);
  t.is(out, '');
  t.regex(err, /a:2: egress tcp\/443 on sg-nobody: No SecurityGroup found for sg-nobody/);
});

test('--json of a packet that arrives translated', async t => {
  const files = {a: 'egress tcp/443 to 1.1.1.1 on sg-default'};
  const {exit, out} = await newRun(t)('trace default 1.1.1.1 tcp/443 --lesson 7 --after a --json', {
    files,
  });
  const {hops, ...others} = JSON.parse(out);
  t.is(exit, 0);
  t.deepEqual(others, {
    delivered: true,
    verdict: 'delivered',
    seenAs: '203.0.113.12',
    blockedBy: [],
    assumes: [],
  });
  t.deepEqual(
    hops.map(({hop, at, passed}: {hop: string; at: string; passed: boolean}) => [hop, at, passed]),
    [
      ['interface', 'default', true],
      ['egress', 'default', true],
      ['routing', 'default', true],
      ['nat', 'compute-2', true],
      ['delivered', '1.1.1.1', true],
      ['connection', 'default', true],
      ['reply', '1.1.1.1', true],
    ],
  );
});

test('--json of a packet that is blocked at both ends', async t => {
  const {exit, out} = await newRun(t)('trace default public tcp/3333 --lesson 5 --json');
  const {delivered, verdict, seenAs, blockedBy} = JSON.parse(out);
  t.is(exit, 1);
  t.deepEqual(
    {delivered, verdict, seenAs},
    {delivered: false, verdict: 'no-egress-rule', seenAs: null},
  );
  t.deepEqual(
    blockedBy.map(({gate, cause, at}: {gate: string; cause: string; at: string}) => [
      gate,
      cause,
      at,
    ]),
    [
      ['egress', 'no-egress-rule', 'default'],
      ['ingress', 'no-ingress-rule', 'public'],
    ],
  );
});
