import test from 'ava';
import fc from 'fast-check';
import {
  allFlows,
  describeFlows,
  describePacket,
  difference,
  type Flows,
  flowsOf,
  includes,
  intersection,
  noFlows,
  type Packet,
  union,
  witnessOf,
} from '../../src/reachability/flows/flows.ts';
import {parsePacket, parseTraffic} from '../../src/reachability/trace/question.ts';

const flowsIn = (text: string): Flows => {
  const traffic = parseTraffic(text);
  if (!traffic.ok) throw new Error(traffic.error.says);
  return flowsOf(traffic.value);
};

const packetIn = (text: string): Packet => {
  const packet = parsePacket(text);
  if (!packet.ok) throw new Error(packet.error.says);
  return packet.value;
};

const texts = fc.oneof(
  fc.constantFrom('any', 'tcp', 'udp', 'icmp', 'icmpv6', 'gre', 'sctp', '0', '255', '41'),
  fc
    .tuple(
      fc.constantFrom('tcp', 'udp', 'sctp', 'dccp', 'udplite'),
      fc.integer({min: 1, max: 65_535}),
      fc.integer({min: 0, max: 90}),
    )
    .map(([name, port, more]) => `${name}/${port}-${Math.min(65_535, port + more)}`),
  fc
    .tuple(fc.integer({min: 0, max: 255}), fc.integer({min: 0, max: 255}))
    .map(([type, code]) => `icmp/${type}:${code}`),
  fc.integer({min: 0, max: 255}).map(type => `icmp/${type}`),
);
const sets = fc.array(texts, {maxLength: 6}).map(list => list.map(flowsIn).reduce(union, noFlows));
const packets = fc
  .constantFrom(
    'tcp/1',
    'tcp/80',
    'tcp/443',
    'tcp/65535',
    'udp/53',
    'icmp/0:0',
    'icmp/8:0',
    'icmp/255:255',
    'gre',
    '0',
    '255',
  )
  .map(packetIn);

const isCanonical = (flows: Flows): boolean =>
  flows.length % 2 === 0 && flows.slice(1).every((point, index) => (flows[index] ?? point) < point);

test('union, intersection and difference are those of sets, and canonical', t => {
  fc.assert(
    fc.property(sets, sets, packets, (one, other, packet) => {
      const [a, b] = [includes(one, packet), includes(other, packet)];
      t.is(includes(union(one, other), packet), a || b);
      t.is(includes(intersection(one, other), packet), a && b);
      t.is(includes(difference(one, other), packet), a && !b);
      for (const result of [union(one, other), intersection(one, other), difference(one, other)]) {
        t.true(isCanonical(result));
      }
      t.is(union(difference(one, other), intersection(one, other)), one);
    }),
  );
});

test('a witness belongs to its set, and only the empty set has none', t => {
  fc.assert(
    fc.property(sets, flows => {
      const witness = witnessOf(flows);
      t.is(witness === undefined, flows.length === 0);
      if (witness) t.true(includes(flows, witness));
    }),
  );
});

test('all protocols one by one are all flows', t => {
  const every = Array.from({length: 256}, (_, number) => flowsIn(`${number}`)).reduce(
    union,
    noFlows,
  );
  t.is(every, allFlows);
});

for (const [parts, shown] of [
  [[], []],
  [['any'], ['any']],
  [['tcp'], ['tcp']],
  [['tcp/80', 'tcp/81'], ['tcp/80-81']],
  [
    ['tcp/80', 'udp/53'],
    ['tcp/80', 'udp/53'],
  ],
  [['icmp/8'], ['icmp/8']],
  [['icmp/8:0'], ['icmp/8:0']],
  [
    ['icmp/13', 'icmp/8:1'],
    ['icmp/8:1', 'icmp/13'],
  ],
  [['icmp/3', 'icmp/11:0'], []],
  [
    ['gre', 'esp'],
    ['gre', 'esp'],
  ],
] as const) {
  test(`${parts.join(' and ') || 'nothing'} is described as ${shown.join(', ') || 'nothing'}`, t => {
    t.deepEqual(describeFlows(parts.map(flowsIn).reduce(union, noFlows)), shown);
  });
}

test('what is not tcp/22 is described without it', t => {
  t.deepEqual(describeFlows(difference(flowsIn('tcp'), flowsIn('tcp/22'))), [
    'tcp/0-21',
    'tcp/23-65535',
  ]);
});

for (const text of ['tcp/443', 'udp/53', 'icmp/8:0', 'gre', 'ipv6-icmp/128:0']) {
  test(`the packet ${text} is described as it is written`, t => {
    t.is(describePacket(packetIn(text)), text);
  });
}

for (const text of [
  '',
  'tcp/',
  'tcp/0',
  'tcp/70000',
  'tcp/90-80',
  'tcp/80-90-99',
  'tcpp/80',
  'gre/80',
  'icmp/300',
  'icmp/8:0:0',
  'tcp/80/90',
  'any/80',
  'tcp/-1',
  '256',
]) {
  test(`the traffic '${text}' is refused with a remedy`, t => {
    const traffic = parseTraffic(text);
    t.false(traffic.ok);
    if (!traffic.ok) t.regex(traffic.error.remedy, /tcp\/443/);
  });
}
