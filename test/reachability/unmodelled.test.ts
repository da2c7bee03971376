import test from 'ava';
import {readWorldFile} from '../../src/projects/world-file/world-file.ts';
import {parseDemand} from '../../src/reachability/demand/demand.ts';
import {examine} from '../../src/reachability/demand/examine.ts';
import {describeFlows, flowsFromInstances} from '../../src/reachability/flows/flows.ts';
import type {Verdict} from '../../src/reachability/gates/cause.ts';
import {flowsBetween} from '../../src/reachability/reach/reach.ts';
import {parseQuestion} from '../../src/reachability/trace/question.ts';
import {trace} from '../../src/reachability/trace/trace.ts';
import {explainVerdict} from '../../src/reachability/words/explain.ts';
import {reachReport} from '../../src/reachability/words/report.ts';
import type {World} from '../../src/security-groups/world.ts';
import {describeFault} from '../../src/text/fault.ts';

// What the platform does with it is not public, or not known: each has a verdict of its own, or
// is named as taken for granted.

const worldOf = (first: string, rules: readonly string[], stateful = true): World => {
  const read = readWorldFile({
    name: 'world.yaml',
    text: `
project: odd
networks:
  - {name: public, site: sto1, pools: [{prefix: 185.189.28.0/24, internet: direct}]}
hosts:
  - {name: compute-1, site: sto1, addresses: [203.0.113.11]}
instances:
  - {name: one, network: public, host: compute-1, security-groups: [all], ${first}}
  - {name: two, network: public, host: compute-1, security-groups: [all], addresses: [185.189.28.6]}
internet:
  - {name: visitor, address: 198.51.100.23, role: visitor}
security-groups:
  - name: all
    stateful: ${stateful}
    rules:
${rules.map(rule => `      - ${rule}`).join('\n')}
`,
  });
  if (!read.ok) throw new Error(read.error.map(describeFault).join('\n'));
  return read.value;
};

const plain = 'addresses: [185.189.28.5]';
const open = ['egress any to any', 'ingress any from any'];

const ask = (world: World, text: string) => {
  const asked = parseQuestion(world.platform, text.split(' '));
  if (!asked.ok) throw new Error(asked.error.says);
  return trace(world, asked.value);
};

const tunnels: readonly (readonly [question: string, verdict: Verdict])[] = [
  ['one two ipip', 'tunnel'],
  ['one two udp/4789', 'tunnel'],
  ['one visitor udp/4789', 'tunnel'],
  ['one two udp/4788', 'delivered'],
  ['one two udp/8472', 'delivered'],
  ['one two tcp/4789', 'delivered'],
  ['one two gre', 'delivered'],
  ['one two udp/51820', 'delivered'],
  ['visitor two udp/4789', 'delivered'],
];

for (const [question, verdict] of tunnels) {
  test(`with all open, ${question} is ${verdict}`, t => {
    t.is(ask(worldOf(plain, open), question).verdict, verdict);
  });
}

test('what answers a tunnel that came in is not stopped', t => {
  const world = worldOf(plain, open);
  const asked = parseQuestion(world.platform, ['one', 'two', 'udp/4789']);
  if (!asked.ok) return t.fail(asked.error.says);
  t.is(trace(world, {...asked.value, isEstablished: true}).verdict, 'delivered');
});

test('a tunnel is stopped by what its verdict says, and what else passes is named', t => {
  const world = worldOf(plain, open);
  t.regex(
    explainVerdict(world, ask(world, 'one two udp/4789')).join(),
    /the site's setting is not public\. WireGuard, GRE and VXLAN by another port pass/,
  );
});

test('everything that an instance can send is any, and meets a demand for any', t => {
  const world = worldOf(plain, open);
  const [one, two] = world.platform.instances;
  if (!one || !two) return t.fail();
  const flows = flowsBetween(world, one, two, 'IPv4');
  t.is(flows, flowsFromInstances);
  t.deepEqual(describeFlows(flows, flowsFromInstances), ['any']);
  t.deepEqual([...new Set(reachReport(world).map(row => row.flows.join()))], ['any']);
  for (const text of ['one -> two any', 'one -> Internet any', 'Internet -> one any']) {
    const demand = parseDemand(world.platform, text);
    if (!demand.ok) return t.fail(demand.error.says);
    t.is(examine(world, demand.value).closed, null, text);
  }
  const tunnel = parseDemand(world.platform, 'one -> two ipip');
  if (!tunnel.ok) return t.fail(tunnel.error.says);
  const standing = examine(world, tunnel.value);
  t.is(standing.open, null);
  t.not(standing.closed, null);
});

const forPartners = [
  '{direction: egress}',
  '{direction: ingress, protocol: tcp, port-range-min: 80, port-range-max: 80, remote-address-group: partners}',
];

test('a rule for an address group lets nothing through that is known, and is named', t => {
  const world = worldOf(plain, forPartners);
  const traced = ask(world, 'one two tcp/80');
  t.is(traced.verdict, 'ingress-address-group');
  t.regex(
    explainVerdict(world, traced).join(),
    /rule 2 \(all: ingress tcp\/80 from address group partners\)/,
  );
  t.is(ask(world, 'one two tcp/81').verdict, 'no-ingress-rule');
  t.deepEqual(
    reachReport(world).filter(({to}) => to === 'two' || to === 'one'),
    [],
  );
});

test('an address group of the other direction or version of IP is no reason', t => {
  const world = worldOf(plain, [
    '{direction: egress, ethertype: IPv6, remote-address-group: partners}',
    '{direction: ingress}',
  ]);
  t.is(ask(world, 'one two tcp/80').verdict, 'no-egress-rule');
});

test('a stateless group is tracked, and the trace names that it takes this for granted', t => {
  const stateless = worldOf(plain, open, false);
  const traced = ask(stateless, 'one two tcp/80');
  t.is(traced.verdict, 'delivered');
  t.deepEqual(traced.assumes, ['stateless-tracked']);
  t.regex(explainVerdict(stateless, traced).join('\n'), /^assumed: a stateless group/m);
  t.deepEqual(ask(worldOf(plain, open), 'one two tcp/80').assumes, []);
});

const twoAddresses = 'addresses: [185.189.28.5, 185.189.28.9]';
const fromNine = [
  'egress any to any',
  'ingress tcp/80 from 185.189.28.9',
  'ingress tcp/81 from 185.189.28.6',
];

test('an instance with two addresses is asked about by each, and sends from the first', t => {
  const world = worldOf(twoAddresses, fromNine);
  t.is(ask(world, 'one two tcp/80').verdict, 'no-ingress-rule');
  t.is(`${ask(world, '185.189.28.9 two tcp/80').seenAs}`, '185.189.28.9');
  t.deepEqual(
    reachReport(world)
      .filter(({from, to}) => from !== 'Site' && !['Internet', 'Site'].includes(to))
      .map(({from, to, flows}) => `${from} › ${to} ${flows}`),
    [
      'one (185.189.28.9) › two tcp/80',
      'two › one (185.189.28.5) tcp/81',
      'two › one (185.189.28.9) tcp/81',
    ],
  );
});

test('a flow between instances is open only where it is for each of their addresses', t => {
  const world = worldOf(twoAddresses, fromNine);
  const demand = parseDemand(world.platform, 'one -> two tcp/80');
  if (!demand.ok) return t.fail(demand.error.says);
  const {open: passing, closed} = examine(world, demand.value);
  t.is(passing && trace(world, passing).verdict, 'delivered');
  t.is(closed && trace(world, closed).verdict, 'no-ingress-rule');
});

test('a second interface is the instance, spoils it, and its address is nobody else', t => {
  const world = worldOf(
    'addresses: [185.189.28.5], second-interface: {network: public, addresses: [185.189.28.9]}',
    open,
  );
  t.is(ask(world, 'one two tcp/80').verdict, 'second-interface');
  t.is(ask(world, 'two 185.189.28.9 tcp/80').verdict, 'second-interface');
  t.deepEqual(
    reachReport(world).filter(({from, to}) => from === 'one' || to === 'one'),
    [],
  );
});
