import test from 'ava';
import fc from 'fast-check';
import {parseDemand} from '../../src/reachability/demand/demand.ts';
import {examine} from '../../src/reachability/demand/examine.ts';
import {includes} from '../../src/reachability/flows/flows.ts';
import {excess} from '../../src/reachability/reach/compare.ts';
import {passages} from '../../src/reachability/reach/reach.ts';
import {trace} from '../../src/reachability/trace/trace.ts';
import {describePassages} from '../../src/reachability/words/describe-passage.ts';
import {describeQuestion} from '../../src/reachability/words/explain.ts';
import {reachReport} from '../../src/reachability/words/report.ts';
import {runs} from '../checks.ts';
import {demandIn, dualStack, dualStackText, traceIn, worldIn} from './dual-stack.ts';

const verdictOf = (question: ReturnType<typeof examine>['open']) =>
  question && trace(dualStack, question).verdict;

/** Flows to what no region of addresses is, and what of them passes. */
const toHosts: readonly (readonly [flow: string, some: boolean, all: boolean])[] = [
  ['def -> 169.254.169.254 tcp/80', true, true],
  ['def -> 169.254.169.254 tcp/80-81', true, false],
  ['def -> 169.254.169.254 tcp/443', false, false],
  ['def -> 203.0.113.12 udp/53', true, true],
  ['def -> 203.0.113.12 tcp/53', false, false],
  ['def -> 203.0.113.11 udp/53', false, false],
  ['203.0.113.11 -> pub tcp/80', false, false],
  ['pub -> 192.168.1.1 tcp/80', false, false],
  ['pub -> 1.1.1.1 tcp/80', true, true],
  ['pub -> 185.189.28.99 tcp/80', true, true],
];

for (const [flow, some, all] of toHosts) {
  test(`'${flow}' passes ${all ? 'as a whole' : some ? 'in part' : 'not at all'}`, t => {
    const {open, closed} = examine(dualStack, demandIn(dualStack, flow));
    t.is(open !== null, some);
    t.is(closed === null, all);
  });
}

/** Flows over both versions of IP, or one of them, between ends that have both. */
const ofVersions: readonly (readonly [flow: string, some: boolean, all: boolean])[] = [
  ['pub -> tgt icmp', true, true],
  ['pub -> tgt icmp/8', true, true],
  ['pub -> tgt icmp/8:0', true, true],
  ['pub -> tgt icmp/13', true, true],
  ['pub -> tgt ipv6-icmp', true, true],
  ['pub -> tgt icmp over IPv4', true, true],
  ['pub -> tgt icmp over IPv6', true, true],
  ['pub -> tgt any', true, false],
  ['tgt -> pub any', false, false],
  ['pub -> def any', true, true],
  ['pub -> def ipv6-frag', true, true],
  ['two -> tgt tcp/80 over IPv4', true, false],
  ['185.189.28.7 -> tgt tcp/80 over IPv4', true, true],
  ['Internet -> pub tcp/80 over IPv6', true, true],
  ['Internet -> def tcp/80 over IPv6', true, true],
  ['Internet -> def tcp/80 over IPv4', false, false],
  ['Internet -> def tcp/80', true, false],
];

for (const [flow, some, all] of ofVersions) {
  test(`'${flow}' passes ${all ? 'over each version of IP' : some ? 'in part' : 'not at all'}`, t => {
    const {open, closed} = examine(dualStack, demandIn(dualStack, flow));
    t.is(open !== null, some);
    t.is(closed === null, all);
  });
}

for (const [flow, says] of [
  ['pub -> tgt ipv6-icmp over IPv4', /begins nothing/],
  ['pub -> tgt icmp/3', /begins nothing/],
  ['pub -> tgt icmp/13 over IPv6', /begins nothing/],
  ['pub -> tgt ipv6-frag over IPv4', /begins nothing/],
  ['Internet -> two tcp/80 over IPv6', /'two' has no address of IPv6/],
  ['pub -> 1.1.1.1 ipv6-icmp', /'1\.1\.1\.1' has no address of IPv6/],
  ['pub -> pub tcp/80', /one instance at both ends/],
  ['two -> 185.189.28.7 tcp/80', /one instance at both ends/],
  ['pub -> tgt tcp/80 over IPv5', /is not a flow/],
] as const) {
  test(`the flow '${flow}' is refused`, t => {
    const demand = parseDemand(dualStack.platform, flow);
    t.false(demand.ok);
    if (!demand.ok) t.regex(demand.error.says, says);
  });
}

test('a flow over a version that an end has lost stops for want of an address', t => {
  const demand = demandIn(dualStack, 'pub -> tgt tcp/80 over IPv6');
  const instances = dualStack.platform.instances.map(instance =>
    instance.name === 'tgt'
      ? {...instance, addresses: instance.addresses.filter(address => !address.includes(':'))}
      : instance,
  );
  const world = {...dualStack, platform: {...dualStack.platform, instances}};
  const {open, closed} = examine(world, demand);
  t.is(open, null);
  t.is(closed && trace(world, closed).verdict, 'no-address');
});

test("a rule for anything lets nothing of the other version's ICMP pass that is told", t => {
  const told = reachReport(dualStack);
  const rows = (ethertype: string) =>
    told.filter(row => row.from === 'pub' && row.to === 'def' && row.ethertype === ethertype);
  t.deepEqual(
    [...rows('IPv4'), ...rows('IPv6')].map(({flows}) => flows),
    [['any'], ['any']],
  );
  // The same groups, but for ICMP of their own version.
  const withoutPing = worldIn(
    dualStackText
      .replaceAll("'ingress any from ::/0'", "'ingress tcp from ::/0', 'ingress udp from ::/0'")
      .replaceAll('ingress any from any', 'ingress tcp from any'),
  );
  for (const {ethertype, flows} of passages(withoutPing)) {
    t.false(
      includes(flows, {kind: 'icmp', protocol: ethertype === 'IPv4' ? 58 : 1, type: 128, code: 0}),
    );
  }
  const lost = excess(dualStack, withoutPing).filter(({ethertype}) => ethertype === 'IPv6');
  const lines = describePassages(dualStack, lost);
  t.true(lines.length > 0);
  for (const line of lines) t.notRegex(line, /(^|[ ,])icmp/);
});

const instances = dualStack.platform.instances.flatMap(({name, addresses}) => [name, ...addresses]);
const strangers = [
  ...dualStack.platform.hosts.flatMap(({addresses}) => addresses),
  ...['Internet', 'Site', 'one', 'visitor', '169.254.169.254', '192.168.1.1', 'fe80::1'],
  ...['185.189.28.99', '10.65.0.99', '10.65.128.99', '8.8.8.8', '2001:db8::8', 'fd00:65::99'],
];
const traffic = [
  'any',
  'tcp',
  'tcp/80',
  'tcp/79-80',
  'udp/53',
  'udp/67',
  'icmp',
  'icmp/8:0',
  'gre',
];

/** Ends of which one at least is an instance. */
const flows = fc
  .tuple(
    fc.constantFrom(...instances),
    fc.constantFrom(...instances, ...strangers),
    fc.boolean(),
    fc.constantFrom(...traffic),
  )
  .filter(([own, other]) => own !== other)
  .map(([own, other, outwards, what]) =>
    outwards ? `${own} -> ${other} ${what}` : `${other} -> ${own} ${what}`,
  );

test('of a flow, the packet that is said to pass does, and the one that is said not to does not', t => {
  fc.assert(
    fc.property(flows, text => {
      const demand = parseDemand(dualStack.platform, text);
      fc.pre(demand.ok);
      if (!demand.ok) return;
      const {open, closed} = examine(dualStack, demand.value);
      // What lies beyond a neighbour's gate is not known: that the packet gets there is enough.
      if (open) t.true(['delivered', 'not-ours'].includes(verdictOf(open) ?? ''), text);
      if (closed) {
        const verdict = verdictOf(closed);
        t.false(
          verdict === 'delivered' || verdict === 'not-ours',
          describeQuestion(trace(dualStack, closed)),
        );
      }
    }),
    {numRuns: runs(2_000)},
  );
});

test('a compute host that does not take a packet says from which address', t => {
  const [block] = traceIn(dualStack, 'pub 203.0.113.11 tcp/22').blockedBy;
  t.is(block?.cause, 'host-closed');
  t.is(`${block?.remote}`, '185.189.28.5');
});
