import test from 'ava';
import fc from 'fast-check';
import {examine, parseDemand} from '../../src/reachability/demand.ts';
import {describeQuestion} from '../../src/reachability/explain.ts';
import {trace} from '../../src/reachability/trace.ts';
import {demandIn, dualStack, traceIn} from './dual-stack.ts';

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
    {numRuns: 2_000},
  );
});

test('a compute host that does not take a packet says from which address', t => {
  const [block] = traceIn(dualStack, 'pub 203.0.113.11 tcp/22').blockedBy;
  t.is(block?.cause, 'host-closed');
  t.is(`${block?.remote}`, '185.189.28.5');
});
