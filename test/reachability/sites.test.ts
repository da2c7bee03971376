import test from 'ava';
import {readWorldFile} from '../../src/projects/world-file/world-file.ts';
import type {Verdict} from '../../src/reachability/gates/cause.ts';
import {parseQuestion} from '../../src/reachability/trace/question.ts';
import {trace} from '../../src/reachability/trace/trace.ts';
import {explainVerdict} from '../../src/reachability/words/explain.ts';
import {explainHop} from '../../src/reachability/words/explain-hop.ts';
import {reachReport} from '../../src/reachability/words/report.ts';
import {describeFault} from '../../src/text/fault.ts';

// Two sites: `web`, `app` and `other` at sto1, `peer`, `inner` and `hidden` at osl2; everybody is in one
// group that lets its members in, and two more that let in from addresses.

const text = `
project: two-sites
networks:
  - {name: public, site: sto1, pools: [{prefix: 185.189.28.0/24, internet: direct}]}
  - {name: default, site: sto1, pools: [{prefix: 10.65.0.0/17, internet: translated}]}
  - {name: osl-public, site: osl2, pools: [{prefix: 212.162.146.0/24, internet: direct}]}
  - {name: osl-default, site: osl2, pools: [{prefix: 10.68.0.0/17, internet: translated}]}
  - {name: osl-private, site: osl2, pools: [{prefix: 10.68.128.0/17, internet: none}]}
hosts:
  - {name: compute-1, site: sto1, addresses: [203.0.113.11]}
  - {name: compute-2, site: sto1, addresses: [203.0.113.12]}
  - {name: osl-1, site: osl2, addresses: [203.0.113.21]}
instances:
  - {name: web, network: public, host: compute-1, addresses: [185.189.28.5], security-groups: [all]}
  - {name: app, network: default, host: compute-1, addresses: [10.65.0.5], security-groups: [all]}
  - {name: other, network: default, host: compute-2, addresses: [10.65.0.6], security-groups: [all]}
  - {name: peer, network: osl-public, host: osl-1, addresses: [212.162.146.5], security-groups: [all]}
  - {name: inner, network: osl-default, host: osl-1, addresses: [10.68.0.5], security-groups: [all]}
  - {name: hidden, network: osl-private, host: osl-1, addresses: [10.68.128.5], security-groups: [all]}
internet:
  - {name: visitor, address: 198.51.100.23, role: visitor}
security-groups:
  - name: all
    rules:
      - egress any to any
      - ingress tcp/80 from 185.189.28.5
      - ingress tcp/81 from 203.0.113.11
      - ingress tcp/82 from 10.65.0.0/24
      - ingress tcp/22 from group:all
`;

const read = readWorldFile({name: 'two-sites.yaml', text});
if (!read.ok) throw new Error(read.error.map(describeFault).join('\n'));
const world = read.value;

const ask = (question: string) => {
  const asked = parseQuestion(world.platform, question.split(' '));
  if (!asked.ok) throw new Error(asked.error.says);
  return trace(world, asked.value);
};

const cases: readonly (readonly [
  question: string,
  verdict: Verdict,
  seenAs: string | null,
  why: string,
])[] = [
  ['web app tcp/22', 'delivered', '185.189.28.5', 'a group takes in its members at one site'],
  ['web peer tcp/22', 'no-ingress-rule', null, 'a group is nobody of another site'],
  ['web peer tcp/80', 'delivered', '185.189.28.5', 'public instances see each other as they are'],
  ['app peer tcp/81', 'delivered', '203.0.113.11', 'NAT on the way to the other site'],
  ['app peer tcp/82', 'no-ingress-rule', null, "a private address is not the other site's to see"],
  ['other peer tcp/81', 'no-ingress-rule', null, 'as the address of its own host'],
  ['app web tcp/82', 'delivered', '10.65.0.5', 'no NAT inside the site'],
  ['web inner tcp/80', 'no-way-in', null, 'nobody outside gets in to NAT'],
  ['web hidden tcp/80', 'no-way-in', null, 'nobody outside gets in to private'],
  ['hidden web tcp/22', 'no-way-out', null, 'private does not leave its site'],
  ['hidden inner tcp/22', 'delivered', '10.68.128.5', 'private reaches its own site'],
  ['visitor peer tcp/80', 'no-ingress-rule', null, 'the Internet is the same at each site'],
  ['web 212.162.146.9 tcp/80', 'delivered', '185.189.28.5', 'strangers there are on the Internet'],
  ['web 10.68.0.9 tcp/80', 'no-route', null, 'and their private addresses are nowhere'],
  ['peer 212.162.146.9 tcp/80', 'not-ours', null, 'at home they are neighbours'],
];

for (const [question, verdict, seenAs, why] of cases) {
  test(`${question} is ${verdict}: ${why}`, t => {
    const traced = ask(question);
    t.is(traced.verdict, verdict);
    t.is(traced.seenAs ?? '', seenAs ?? '');
  });
}

test('between sites a rule for a group is a near miss, and why is told', t => {
  t.regex(
    explainVerdict(world, ask('web peer tcp/22')).join('\n'),
    /allows group all, but this packet comes from 185\.189\.28\.5 \(web\): at another site/,
  );
});

const isInstance = (name: string): boolean =>
  world.platform.instances.some(instance => instance.name === name);

test('the report holds what the traces say', t => {
  const found = reachReport(world)
    .filter(({from, to}) => isInstance(from) && isInstance(to))
    .map(({from, to, flows, seenAs}) => `${from} ${to} ${flows} as ${seenAs}`);
  t.deepEqual(found, [
    'web app tcp/22,tcp/80 as 185.189.28.5',
    'web other tcp/22,tcp/80 as 185.189.28.5',
    'web peer tcp/80 as 185.189.28.5',
    'app web tcp/22,tcp/82 as 10.65.0.5',
    'app other tcp/22,tcp/82 as 10.65.0.5',
    'app peer tcp/81 as 203.0.113.11',
    'other web tcp/22,tcp/82 as 10.65.0.6',
    'other app tcp/22,tcp/82 as 10.65.0.6',
    'peer inner tcp/22 as 212.162.146.5',
    'peer hidden tcp/22 as 212.162.146.5',
    'inner peer tcp/22 as 10.68.0.5',
    'inner hidden tcp/22 as 10.68.0.5',
    'hidden peer tcp/22 as 10.68.128.5',
    'hidden inner tcp/22 as 10.68.128.5',
  ]);
});

/** A slip in the file, and what is said of it. */
const slips: readonly (readonly [title: string, from: string, to: string, says: RegExp])[] = [
  [
    'a host of the other site',
    'network: public, host: compute-1',
    'network: public, host: osl-1',
    /That is at the site osl2, and public is at sto1/,
  ],
  [
    'a second interface at the other site',
    'addresses: [185.189.28.5],',
    'addresses: [185.189.28.5], second-interface: {network: osl-private, addresses: [10.68.128.9]},',
    /That is at the site osl2, and public is at sto1/,
  ],
  [
    'a second interface of no network',
    'addresses: [185.189.28.5],',
    'addresses: [185.189.28.5], second-interface: {network: privat, addresses: [10.68.128.9]},',
    /There is no network 'privat'/,
  ],
  [
    "a second interface with somebody else's address",
    'addresses: [185.189.28.5],',
    'addresses: [185.189.28.5], second-interface: {network: default, addresses: [10.65.0.5]},',
    /web has 10\.65\.0\.5 already/,
  ],
];

for (const [title, from, to, says] of slips) {
  test(`${title} is a fault`, t => {
    t.true(text.includes(from));
    const slipped = readWorldFile({name: 'two-sites.yaml', text: text.replace(from, to)});
    t.false(slipped.ok);
    if (!slipped.ok) t.regex(slipped.error.map(describeFault).join('\n'), says);
  });
}

/** What the compute hosts of both ends remember of a connection. */
const remembered: readonly (readonly [question: string, ...texts: readonly string[]])[] = [
  ['web app tcp/22', 'compute-1 remembers tcp/22 from 185.189.28.5 to 10.65.0.5'],
  ['web other tcp/22', 'compute-1 and compute-2 remember tcp/22 from 185.189.28.5 to 10.65.0.6'],
  [
    'app peer tcp/81',
    'compute-1 remembers tcp/81 from 10.65.0.5 to 212.162.146.5, sent on as 203.0.113.11',
    'osl-1 remembers tcp/81 from 203.0.113.11 to 212.162.146.5',
  ],
  ['web 1.1.1.1 tcp/443', 'compute-1 remembers tcp/443 from 185.189.28.5 to 1.1.1.1'],
];

for (const [question, ...texts] of remembered) {
  test(`of ${question}, ${texts.join('; ')}`, t => {
    const lines = ask(question).hops.map(hop => explainHop(world, hop));
    t.true(lines.includes(`connection: ${texts.join('; ')}`), lines.join('\n'));
  });
}
