import test from 'ava';
import {dualStack, traceIn} from './dual-stack.ts';

test('DHCP of IPv6 has a port of its own', t => {
  t.is(traceIn(dualStack, 'def 2001:db8:203::12 udp/547').verdict, 'delivered');
  t.is(traceIn(dualStack, 'def 2001:db8:203::12 udp/67').verdict, 'host-closed');
  t.is(traceIn(dualStack, 'def 203.0.113.12 udp/67').verdict, 'delivered');
  t.is(traceIn(dualStack, 'def 203.0.113.12 udp/547').verdict, 'host-closed');
});
