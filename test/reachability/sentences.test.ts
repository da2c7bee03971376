import test from 'ava';
import {parseEndpoint} from '../../src/reachability/gates/endpoint.ts';
import {describeQuestion, explainVerdict} from '../../src/reachability/words/explain.ts';
import {explainHop} from '../../src/reachability/words/explain-hop.ts';
import type {World} from '../../src/security-groups/world.ts';
import {dualStack, traceIn, worldIn} from './dual-stack.ts';

const verdict = (world: World, question: string): string =>
  explainVerdict(world, traceIn(world, question)).join('\n');

/** Two sites; `inner` and `app` have private addresses. */
const sites = worldIn(`
project: sites
networks:
  - {name: public, site: sto1, pools: [{prefix: 185.189.28.0/24, internet: direct}]}
  - {name: default, site: sto1, pools: [{prefix: 10.65.0.0/24, internet: translated}]}
  - {name: private, site: sto1, pools: [{prefix: 10.65.1.0/24, internet: none}]}
  - {name: osl-public, site: osl2, pools: [{prefix: 212.162.146.0/24, internet: direct}]}
  - {name: osl-private, site: osl2, pools: [{prefix: 10.68.0.0/24, internet: none}]}
hosts:
  - {name: compute-1, site: sto1, addresses: [203.0.113.11]}
  - {name: osl-1, site: osl2, addresses: [203.0.113.21]}
instances:
  - {name: web, network: public, host: compute-1, addresses: [185.189.28.5], security-groups: [all]}
  - {name: app, network: default, host: compute-1, addresses: [10.65.0.5], security-groups: [all]}
  - {name: deep, network: private, host: compute-1, addresses: [10.65.1.5], security-groups: [all]}
  - {name: peer, network: osl-public, host: osl-1, addresses: [212.162.146.5], security-groups: [all, peer]}
  - {name: twin, network: osl-public, host: osl-1, addresses: [212.162.146.6], security-groups: [all]}
  - {name: inner, network: osl-private, host: osl-1, addresses: [10.68.0.5], security-groups: [all]}
internet: []
security-groups:
  - {name: all, rules: [egress any to any, 'ingress tcp/22 from group:all']}
  - {name: peer, rules: [ingress tcp/80 from 203.0.113.11]}
`);

/** A world, a question about it, what its verdict says, and what it must not say. */
const verdicts: readonly (readonly [world: World, question: string, says: RegExp, not?: RegExp])[] =
  [
    [dualStack, '192.168.1.1 pub tcp/80', /nothing routes 192\.168\.1\.1:/, /185\.189\.28\.5/],
    [dualStack, 'pub 192.168.1.1 tcp/80', /nothing routes 192\.168\.1\.1:/],
    [dualStack, 'mix 1.1.1.1 tcp/80', /10\.66\.0\.5 \(mix\) is an address with no way/, /only/],
    [sites, 'web peer tcp/80', /allows 203\.0\.113\.11\/32, but this/, /nothing is translated/],
    [sites, 'web inner tcp/22', /only the Internet leads to inner, which is at another site/],
    [sites, 'deep peer tcp/22', /only the Internet leads to peer, which is at another site/],
    [
      sites,
      'app twin tcp/22',
      /: app is at another site and was translated on the way, and a group ends at its site/,
    ],
    [dualStack, 'pub fd00:65::5 ipv6-icmp/135', /is for neighbours on one link/, /an answer or an/],
    [dualStack, 'pub fd00:65::5 ipv6-icmp/129', /is an answer or an error/],
    [dualStack, 'def 10.65.0.1 udp/53', /is the gateway, .* is not modelled/, /shared pool/],
    [dualStack, 'def 10.65.0.9 udp/53', /is in the site's shared pool/, /gateway/],
    [dualStack, '203.0.113.12 tgt tcp/22', /is not modelled/, /ingress rule/],
    [dualStack, '203.0.113.11 tgt tcp/22', /has no ingress rule/],
  ];

for (const [world, question, says, not] of verdicts) {
  test(`the verdict on ${question} is true`, t => {
    t.regex(verdict(world, question), says);
    if (not) t.notRegex(verdict(world, question), not);
  });
}

test('an instance of several addresses is named with the one that is meant', t => {
  const asked = traceIn(dualStack, '185.189.28.7 tgt tcp/81');
  t.is(describeQuestion(asked), 'two (185.189.28.7) › tgt tcp/81');
  const replied = traceIn(dualStack, 'pub 185.189.28.7 tcp/80');
  t.regex(
    verdict(dualStack, 'pub 185.189.28.7 tcp/80'),
    /^stops at ingress: two \(185\.189\.28\.7\) has no/,
  );
  t.is(describeQuestion(replied), 'pub › two (185.189.28.7) tcp/80');
  t.is(describeQuestion(traceIn(dualStack, 'two tgt tcp/81')), 'two › tgt tcp/81');
});

const spoiled = (oddity: object): World => ({
  ...dualStack,
  platform: {
    ...dualStack.platform,
    instances: dualStack.platform.instances.map(instance =>
      instance.name === 'tgt' ? {...instance, ...oddity} : instance,
    ),
  },
});

for (const [oddity, asSender, asReceiver] of [
  [{misuse: 'own-gateway'}, /sends to a gateway of its own choice/, /the answer is lost/],
  [
    {second: {network: 'old', addresses: []}},
    /two default routes/,
    /its answer may leave by the wrong one/,
  ],
] as const) {
  const world = spoiled(oddity);
  test(`${Object.keys(oddity)[0]} is told of who sends and of who receives`, t => {
    t.regex(verdict(world, 'tgt pub tcp/80'), asSender);
    t.notRegex(verdict(world, 'tgt pub tcp/80'), asReceiver);
    t.regex(verdict(world, 'pub tgt icmp'), asReceiver);
    t.notRegex(verdict(world, 'pub tgt icmp'), asSender);
    const hops = traceIn(world, 'pub tgt icmp').hops.map(hop => explainHop(world, hop));
    t.regex(hops.join('\n'), asReceiver);
  });

  test(`a receiver with ${Object.keys(oddity)[0]} stops nothing that its sender stops before`, t => {
    const alone = {...world, memberships: {}};
    t.is(traceIn(alone, 'pub tgt icmp').verdict, 'no-group-at-source');
    t.deepEqual(
      traceIn(world, 'pub tgt icmp').hops.map(({kind}) => kind),
      ['interface', 'groups', 'routing', 'interface', 'groups'],
    );
  });
}

test('Internet is not advised where nobody there has a name', t => {
  const {platform} = dualStack;
  const read = parseEndpoint({...platform, internet: []}, 'Internet', 'to');
  t.false(read.ok);
  if (!read.ok) t.notRegex(read.error.remedy, /, Internet/);
  const typo = parseEndpoint(platform, 'typo', 'to');
  t.false(typo.ok);
  if (!typo.ok) t.regex(typo.error.remedy, /, Internet or an address/);
});
