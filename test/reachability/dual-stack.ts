import {readWorldFile} from '../../src/projects/world-file/world-file.ts';
import {type Demand, parseDemand} from '../../src/reachability/demand/demand.ts';
import {parseQuestion, type Question} from '../../src/reachability/trace/question.ts';
import {type Trace, trace} from '../../src/reachability/trace/trace.ts';
import type {World} from '../../src/security-groups/world.ts';
import {describeFault} from '../../src/text/fault.ts';

/** Reads a world that a test is sure of. */
export const worldIn = (text: string): World => {
  const read = readWorldFile({name: 'world.yaml', text});
  if (!read.ok) throw new Error(read.error.map(describeFault).join('\n'));
  return read.value;
};

/**
 * Networks of both versions of IP, one with pools of every kind; `two` and `mix` have several
 * addresses of a version, and of `tgt`'s rules each opens one thing only.
 */
export const dualStackText = `
project: dual-stack
networks:
  - name: public
    site: sto1
    pools:
      - {prefix: 185.189.28.0/24, internet: direct}
      - {prefix: '2a0a:bcc0:40::/64', internet: direct}
  - name: default
    site: sto1
    pools:
      - {prefix: 10.65.0.0/17, internet: translated}
      - {prefix: '2a0a:bcc0:41::/64', internet: direct}
  - name: private
    site: sto1
    pools:
      - {prefix: 10.65.128.0/17, internet: none}
      - {prefix: 'fd00:65::/64', internet: none}
  - name: mixed
    site: sto1
    pools:
      - {prefix: 10.66.0.0/24, internet: none}
      - {prefix: 185.189.30.0/24, internet: direct}
      - {prefix: '2a0a:bcc0:42::/64', internet: direct}
  - {name: old, site: sto1, pools: [{prefix: 185.189.31.0/24, internet: direct}]}
hosts:
  - {name: compute-1, site: sto1, addresses: [203.0.113.11, '2001:db8:203::11']}
  - {name: compute-2, site: sto1, addresses: [203.0.113.12, '2001:db8:203::12']}
instances:
  - name: pub
    network: public
    host: compute-1
    addresses: [185.189.28.5, '2a0a:bcc0:40::5']
    security-groups: [all]
  - name: two
    network: public
    host: compute-1
    addresses: [185.189.28.6, 185.189.28.7]
    security-groups: [out]
  - name: def
    network: default
    host: compute-2
    addresses: [10.65.0.5, '2a0a:bcc0:41::5']
    security-groups: [all]
  - name: mix
    network: mixed
    host: compute-2
    addresses: [10.66.0.5, 185.189.30.5, '2a0a:bcc0:42::5']
    security-groups: [out]
  - name: tgt
    network: private
    host: compute-2
    addresses: [10.65.128.5, 'fd00:65::5']
    security-groups: [tgt]
  - {name: old, network: old, host: compute-1, addresses: [185.189.31.5], security-groups: [all]}
internet:
  - {name: one, address: 1.1.1.1, role: server}
  - {name: visitor, address: 198.51.100.23, role: visitor}
security-groups:
  - name: all
    rules: [egress any to any, 'egress any to ::/0', ingress any from any, 'ingress any from ::/0']
  - name: out
    rules: [egress any to any, 'egress any to ::/0']
  - name: tgt
    rules:
      - ingress tcp/80 from 185.189.28.7
      - ingress tcp/81 from 185.189.28.6
      - ingress icmp from any
      - ingress ipv6-icmp from ::/0
`;

/** That world, read. */
export const dualStack = worldIn(dualStackText);

/** A question of three words that a test is sure of. */
export const questionIn = ({platform}: World, text: string): Question => {
  const question = parseQuestion(platform, text.split(' '));
  if (!question.ok) throw new Error(question.error.says);
  return question.value;
};

/** What became of a packet in a world. */
export const traceIn = (world: World, text: string): Trace => trace(world, questionIn(world, text));

/** A flow that a test is sure of. */
export const demandIn = ({platform}: World, text: string): Demand => {
  const demand = parseDemand(platform, text);
  if (!demand.ok) throw new Error(demand.error.says);
  return demand.value;
};
