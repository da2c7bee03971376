import type {World} from '../../security-groups/world.ts';
import {describePacket} from '../flows/flows.ts';
import {assumptions} from '../gates/cause.ts';
import {endpointName} from '../gates/endpoint.ts';
import type {Trace} from '../trace/trace.ts';
import {explainBlock} from './explain-block.ts';
import {addressWithName} from './explain-near-miss.ts';

/** Writes the question of a trace: `public > default tcp/80`. */
export const describeQuestion = ({question}: Trace): string =>
  `${endpointName(question.from)} › ${endpointName(question.to)} ${describePacket(question.packet)}`;

/**
 * Says how a trace ends, in several lines: delivered and with which source address, or every gate
 * that blocks; then the assumptions.
 */
export const explainVerdict = (world: World, trace: Trace): readonly string[] => {
  const {seenAs, blockedBy, question, assumes} = trace;
  const outcome = seenAs
    ? [`delivered; ${endpointName(question.to)} sees ${addressWithName(world.platform, seenAs)}`]
    : blockedBy.map(block => explainBlock(world, block, question));
  return [...outcome, ...assumes.map(assumption => `assumed: ${assumptions[assumption]}`)];
};
