import type {Trace} from '../reachability/trace/trace.ts';
import {explainVerdict} from '../reachability/words/explain.ts';
import {explainHop, isStop} from '../reachability/words/explain-hop.ts';
import type {World} from '../security-groups/world.ts';
import {metMark, unmetMark} from './explain-goal.ts';
import {type Said, say, sayAll} from './said.ts';

/** The mark of a hop that the packet does not reach. */
const laterMark = '·';

/**
 * Writes a trace as lines: every hop with its mark, which is passed, stopped, or not reached; then
 * the verdict, or every gate that blocks.
 */
export const explainTrace = (world: World, traced: Trace): readonly Said[] => {
  const stop = traced.hops.findIndex(isStop);
  const hops = traced.hops.map((hop, index) => {
    if (isStop(hop)) return say('bad', `${index + 1} ${unmetMark} ${explainHop(world, hop)}`);
    const isReached = stop < 0 || index < stop;
    return say(
      'plain',
      `${index + 1} ${isReached ? metMark : laterMark} ${explainHop(world, hop)}`,
    );
  });
  const tone = traced.verdict === 'delivered' ? 'good' : 'bad';
  return [...hops, ...sayAll(tone, explainVerdict(world, traced))];
};
