import type {Trace} from '../../reachability/trace/trace.ts';

/**
 * A trace that is shown hop by hop, as a packet that moves over the picture. `hops` is the number
 * of hops shown.
 */
export type TraceAnimation = {readonly trace: Trace; readonly hops: number};

/** How long each hop is shown, in milliseconds. */
export const hopTime = 450;

/** Whether there are hops that are not shown yet. */
export const isRunning = ({trace, hops}: TraceAnimation): boolean => hops < trace.hops.length;

/** Makes the animation of a trace at its first hop. */
export const atFirstHop = (trace: Trace): TraceAnimation => ({trace, hops: 1});

/** Makes the animation of a trace at its last hop. */
export const atLastHop = (trace: Trace): TraceAnimation => ({trace, hops: trace.hops.length});

/** Moves an animation one hop further. */
export const nextHop = ({trace, hops}: TraceAnimation): TraceAnimation => ({
  trace,
  hops: Math.min(hops + 1, trace.hops.length),
});
