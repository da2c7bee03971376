import test from 'ava';
import type {Verdict} from '../../src/reachability/gates/cause.ts';
import {passages} from '../../src/reachability/reach/reach.ts';
import {parseQuestion} from '../../src/reachability/trace/question.ts';
import {type Trace, trace} from '../../src/reachability/trace/trace.ts';
import {explainVerdict} from '../../src/reachability/words/explain.ts';
import {explainBlock} from '../../src/reachability/words/explain-block.ts';
import {explainHop} from '../../src/reachability/words/explain-hop.ts';
import type {World} from '../../src/security-groups/world.ts';
import {after, emptyGroups, lessonAt, platform} from '../a-course.ts';
import {addressIn} from '../network/read.ts';

const ask = (world: World, text: string): Trace => {
  const question = parseQuestion(platform, text.split(' '));
  if (!question.ok) throw new Error(question.error.says);
  return trace(world, question.value);
};

test('every gate that blocks is named, not only the first', t => {
  const {blockedBy} = ask(emptyGroups, 'private 1.1.1.1 tcp/443');
  t.deepEqual(
    blockedBy.map(({cause}) => cause),
    ['no-egress-rule', 'no-way-out'],
  );
  const between = ask(emptyGroups, 'public default tcp/80');
  t.deepEqual(
    between.blockedBy.map(({cause}) => cause),
    ['no-egress-rule', 'no-ingress-rule'],
  );
  const inwards = ask(emptyGroups, 'Internet default tcp/80');
  t.deepEqual(
    inwards.blockedBy.map(({cause}) => cause),
    ['no-way-in', 'no-ingress-rule'],
  );
});

test('a packet between instances is delivered hop by hop, and the rules that let it pass are named', t => {
  const world = lessonAt('5').solved;
  const traced = ask(world, 'default public tcp/3333');
  t.deepEqual(
    traced.hops.map(({kind}) => kind),
    ['interface', 'groups', 'routing', 'groups', 'delivered', 'connection', 'reply'],
  );
  const lines = traced.hops.map(hop => explainHop(world, hop)).join('\n');
  t.regex(lines, /egress of default: allowed by rule \d \(sg-default: egress tcp\/3333 to /);
  t.regex(lines, /a \/32 on compute-1; nothing is translated/);
  t.regex(
    lines,
    /compute-2 and compute-1 remember tcp\/3333 from 10\.65\.42\.3 to 185\.189\.28\.56/,
  );
  t.regex(lines, /public sees it come from 10\.65\.42\.3 \(default\)/);
  t.regex(explainVerdict(world, traced).join(), /delivered; public sees 10\.65\.42\.3/);
});

test('NAT is a hop of its own, on the way to the Internet only', t => {
  const {solved} = lessonAt('7');
  const kinds = ({hops}: Trace) => hops.map(({kind}) => kind);
  t.true(kinds(ask(solved, 'default 1.1.1.1 tcp/443')).includes('nat'));
  t.false(kinds(ask(solved, 'default public tcp/3333')).includes('nat'));
  t.false(kinds(ask(solved, 'public 1.1.1.1 tcp/443')).includes('nat'));
});

test('a packet that is stopped is seen by nobody', t => {
  t.is(ask(emptyGroups, 'public 1.1.1.1 tcp/443').seenAs, null);
});

/** A slip, and what the nearest rule is said to lack. */
const slips: readonly (readonly [slip: string, question: string, said: RegExp])[] = [
  [
    'ingress tcp/3333 from 203.0.113.12 on sg-public',
    'default public tcp/3333',
    /allows 203\.0\.113\.12\/32, but this packet comes from 10\.65\.42\.3 \(default\): inside the site nothing is translated/,
  ],
  [
    'ingress tcp/81 from any on sg-public',
    'Internet public tcp/80',
    /allows tcp\/81, and this is tcp\/80/,
  ],
  [
    'ingress udp/80 from any on sg-public',
    'Internet public tcp/80',
    /allows udp\/80, and this is tcp\/80/,
  ],
  [
    'egress tcp/80 to any on sg-public',
    'Internet public tcp/80',
    /lets packets out; what is missing here lets them in/,
  ],
  [
    'ingress tcp/80 from any on sg-public',
    'public 1.1.1.1 tcp/80',
    /lets packets in; what is missing here lets them out/,
  ],
  [
    'ingress tcp/80 from group:sg-private on sg-default',
    'public default tcp/80',
    /allows group sg-private, but this packet comes from 185\.189\.28\.56 \(public\)/,
  ],
  [
    'ingress tcp/80 from ::/0 on sg-default',
    'public default tcp/80',
    /is for IPv6, and this is IPv4/,
  ],
];

for (const [slip, question, said] of slips) {
  test(`after '${slip}', ${question} names the near miss`, t => {
    const world = after(emptyGroups, slip);
    const traced = ask(world, question);
    const texts = traced.blockedBy.map(block => explainBlock(world, block, traced.question));
    t.regex(texts.join('\n'), said);
  });
}

test('a rule in a group that no instance has is named as the near miss', t => {
  const world = after(emptyGroups, 'security group create web', 'ingress tcp/80 from any on web');
  const traced = ask(world, 'Internet public tcp/80');
  const texts = traced.blockedBy.map(block => explainBlock(world, block, traced.question));
  t.regex(texts.join(), /is in web, which no instance has/);
});

test('a rule that was meant for something else is not offered as a near miss', t => {
  const world = after(emptyGroups, 'egress udp/53 to 1.1.1.1 on sg-public');
  t.is(ask(world, 'Internet public tcp/80').blockedBy[0]?.nearest, null);
});

test('what is not known is said, and never guessed', t => {
  const world = lessonAt('1').start;
  t.is(ask(world, 'public 10.65.0.9 tcp/80').verdict, 'not-ours');
  t.is(ask(world, 'public 192.168.0.9 tcp/80').verdict, 'no-route');
  t.is(ask(world, '10.65.0.9 public tcp/80').verdict, 'no-ingress-rule');
  t.is(ask(world, 'public 2001:db8::1 tcp/80').verdict, 'no-address');
});

for (const words of [
  '1.1.1.1 8.8.8.8 tcp/80',
  'public 1.1.1.1 icmpv6',
  'public public tcp/80',
  'public nobody tcp/80',
  'public default',
  'public default tcp/80 x',
  'public default any',
  'public default tcp',
  '',
]) {
  test(`the question '${words}' is refused with a remedy`, t => {
    const question = parseQuestion(platform, words.split(' '));
    t.false(question.ok);
    if (!question.ok) t.true(question.error.remedy.length > 10);
  });
}

/** Traffic that no rule decides, asked where no rule allows anything, and its verdict. */
const beyondRules: readonly (readonly [question: string, verdict: Verdict])[] = [
  ['public 169.254.169.254 tcp/80', 'delivered'],
  ['private 169.254.169.254 tcp/80', 'delivered'],
  ['public 169.254.169.254 tcp/443', 'host-closed'],
  ['public 169.254.169.254 udp/80', 'host-closed'],
  ['public 203.0.113.11 udp/53', 'delivered'],
  ['public 203.0.113.11 udp/67', 'delivered'],
  ['public 203.0.113.11 tcp/53', 'host-closed'],
  ['public 203.0.113.11 tcp/22', 'host-closed'],
  ['public 203.0.113.12 udp/53', 'no-egress-rule'],
  ['203.0.113.12 public tcp/22', 'not-modelled'],
  ['public default icmp/0:0', 'no-connection'],
  ['Internet public icmp/3:1', 'no-connection'],
];

for (const [question, verdict] of beyondRules) {
  test(`${question} is ${verdict}, though no rule allows anything`, t => {
    t.is(ask(emptyGroups, question).verdict, verdict);
  });
}

test('no rule lets an instance into a compute host', t => {
  const world = after(emptyGroups, 'egress any to any on sg-public');
  t.is(ask(world, 'public 203.0.113.11 tcp/22').verdict, 'host-closed');
  t.is(ask(world, 'public 203.0.113.12 tcp/22').verdict, 'not-modelled');
});

test('no rule lets an ICMP error in that belongs to nothing', t => {
  const world = after(emptyGroups, 'ingress any from any on sg-public');
  t.is(ask(world, 'Internet public icmp/3:1').verdict, 'no-connection');
  t.is(ask(world, 'Internet public icmp').verdict, 'delivered');
});

test('what a neighbour lets out is not known, and said to be taken for everything', t => {
  const world = lessonAt('7').solved;
  const traced = ask(world, '185.189.28.99 public tcp/443');
  t.is(traced.verdict, 'delivered');
  const lines = traced.hops.map(hop => explainHop(world, hop)).join('\n');
  t.regex(
    lines,
    /185\.189\.28\.99 is not one of these instances; it is taken to let everything out/,
  );
});

test("a reply's way back is told, with the address turned back where it was translated", t => {
  const {solved} = lessonAt('7');
  const last = (question: string) => {
    const hop = ask(solved, question).hops.at(-1);
    return hop ? explainHop(solved, hop) : '';
  };
  t.regex(
    last('default 1.1.1.1 tcp/443'),
    /1\.1\.1\.1 answers default .*; compute-2 turns the address back/,
  );
  t.regex(
    last('public default tcp/80'),
    /default answers public by the same connection, and no rule is asked$/,
  );
});

test('a source address that the instance was not given is dropped by its host', t => {
  const world = lessonAt('1').start;
  t.is(ask(world, 'public@10.65.42.9 default tcp/80').verdict, 'not-its-address');
  t.is(ask(world, 'public@185.189.28.56 default tcp/80').verdict, 'delivered');
});

test('a connection that is there outlives the rule that let it begin', t => {
  const asked = parseQuestion(platform, ['public', 'default', 'tcp/80']);
  if (!asked.ok) return t.fail(asked.error.says);
  t.is(trace(emptyGroups, asked.value).verdict, 'no-egress-rule');
  const live = trace(emptyGroups, {...asked.value, isEstablished: true});
  t.is(live.verdict, 'delivered');
  t.is(live.hops.filter(({kind}) => kind === 'tracked').length, 2);
});

test('routing holds for a connection that is there, too', t => {
  const asked = parseQuestion(platform, ['private', '1.1.1.1', 'tcp/443']);
  if (!asked.ok) return t.fail(asked.error.says);
  t.is(trace(emptyGroups, {...asked.value, isEstablished: true}).verdict, 'no-way-out');
});

for (const misuse of ['second-interface', 'own-gateway'] as const) {
  test(`with ${misuse}, nothing can be relied on, and the trace says so at both ends`, t => {
    const {start} = lessonAt('1');
    const oddity =
      misuse === 'own-gateway'
        ? {misuse}
        : {second: {network: 'private', addresses: [addressIn('10.65.130.1')]}};
    const instances = platform.instances.map(instance =>
      instance.name === 'public' ? {...instance, ...oddity} : instance,
    );
    const world = {...start, platform: {...platform, instances}};
    for (const question of ['public default tcp/80', 'default public tcp/80']) {
      const asked = parseQuestion(world.platform, question.split(' '));
      if (!asked.ok) return t.fail(asked.error.says);
      t.is(trace(world, asked.value).verdict, misuse);
    }
    const touched = passages(world).filter(
      ({instance, peer}) =>
        instance.name === 'public' || ('instance' in peer && peer.instance.name === 'public'),
    );
    t.deepEqual(touched, []);
    t.true(passages(world).length > 0);
  });
}
