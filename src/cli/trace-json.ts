import {endpointName} from '../reachability/gates/endpoint.ts';
import type {NearMiss} from '../reachability/gates/near-miss.ts';
import type {Block, Hop} from '../reachability/trace/hop.ts';
import type {Trace} from '../reachability/trace/trace.ts';
import {explainBlock} from '../reachability/words/explain-block.ts';
import {explainHop, isStop} from '../reachability/words/explain-hop.ts';
import type {World} from '../security-groups/world.ts';

const nearestAsJson = ({listed, misses}: NearMiss) => ({
  rule: listed.rule.id,
  number: listed.number,
  group: listed.group.name,
  misses,
});

/** A gate that blocks, as JSON: its name, its end, the cause, and the rule that came nearest. */
export const blockAsJson = (world: World, block: Block, {question}: Trace) => ({
  gate: block.gate,
  cause: block.cause,
  at: endpointName(block.at),
  says: explainBlock(world, block, question),
  nearest: block.nearest && nearestAsJson(block.nearest),
});

const whereOf = (hop: Hop): string => {
  switch (hop.kind) {
    case 'groups':
    case 'tracked':
      return hop.instance.name;
    case 'routing':
    case 'connection':
    case 'reply':
      return endpointName(hop.from);
    case 'nat':
    case 'host':
      return hop.host.name;
    default:
      return endpointName(hop.at);
  }
};

/** A trace as JSON: `{delivered, verdict, seenAs, blockedBy, assumes, hops}`. */
export const traceAsJson = (world: World, traced: Trace) => ({
  delivered: traced.verdict === 'delivered',
  verdict: traced.verdict,
  seenAs: traced.seenAs,
  blockedBy: traced.blockedBy.map(block => blockAsJson(world, block, traced)),
  assumes: traced.assumes,
  hops: traced.hops.map(hop => ({
    hop: hop.kind === 'groups' ? hop.direction : hop.kind,
    at: whereOf(hop),
    passed: !isStop(hop),
    says: explainHop(world, hop),
  })),
});
