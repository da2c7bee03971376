import type {Trace} from '../../reachability/trace/trace.ts';

/** A trace shown hop by hop as a packet over the picture: how many of its hops have been shown. */
export type TraceAnimation = {readonly trace: Trace; readonly hops: number};

/** How long a hop stands before the next, in milliseconds. */
export const hopTime = 450;

/** Whether there are hops that were not shown yet. */
export const isRunning = ({trace, hops}: TraceAnimation): boolean => hops < trace.hops.length;

/** The animation of a trace at its first hop. */
export const atFirstHop = (trace: Trace): TraceAnimation => ({trace, hops: 1});

/** The animation of a trace at its last hop. */
export const atLastHop = (trace: Trace): TraceAnimation => ({trace, hops: trace.hops.length});

/** The animation a hop further. */
export const nextHop = ({trace, hops}: TraceAnimation): TraceAnimation => ({
  trace,
  hops: Math.min(hops + 1, trace.hops.length),
});
