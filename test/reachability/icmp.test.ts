import test from 'ava';
import {
  allFlows,
  beginsConversation,
  flowsOf,
  includes,
} from '../../src/reachability/flows/flows.ts';

/** What begins an exchange, by protocol: echo, timestamp, information and mask; echo and query. */
const beginnings = [
  {name: 'icmp', number: 1, types: [8, 13, 15, 17]},
  {name: 'ipv6-icmp', number: 58, types: [128, 139]},
] as const;

const bytes = Array.from({length: 256}, (_, byte) => byte);

for (const {types, ...protocol} of beginnings) {
  test(`of ${protocol.name}, all flows are those that begin an exchange`, t => {
    const begun = bytes.filter(type =>
      [0, 255].every(code =>
        includes(allFlows, {kind: 'icmp', protocol: protocol.number, type, code}),
      ),
    );
    t.deepEqual(begun, [...types]);
    t.deepEqual(
      bytes.filter(type =>
        beginsConversation({kind: 'icmp', protocol: protocol.number, type, code: 0}),
      ),
      begun,
    );
  });

  for (const type of types) {
    test(`a rule for ${protocol.name} ${type} is for all its codes, and for no other type`, t => {
      const flows = flowsOf({kind: 'icmp', protocol, icmp: {type, code: null}});
      const packets = bytes.flatMap(other => [0, 1, 255].map(code => ({type: other, code})));
      for (const packet of packets) {
        const isIn = includes(flows, {kind: 'icmp', protocol: protocol.number, ...packet});
        t.is(isIn, packet.type === type);
      }
    });

    test(`a rule for ${protocol.name} ${type} and a code is for that alone`, t => {
      const flows = flowsOf({kind: 'icmp', protocol, icmp: {type, code: 1}});
      const codes = bytes.filter(code =>
        includes(flows, {kind: 'icmp', protocol: protocol.number, type, code}),
      );
      t.deepEqual(codes, [1]);
    });
  }
}
