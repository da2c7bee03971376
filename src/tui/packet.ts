import type {Trace} from '../reachability/trace/trace.ts';

/** A packet on its way over the picture: a trace, and how many of its hops have been shown. */
export type Packet = {readonly trace: Trace; readonly hops: number};

/** How long a hop stands before the next, in milliseconds. */
export const hopTime = 450;

/** Whether there are hops that were not shown yet. */
export const isUnderWay = ({trace, hops}: Packet): boolean => hops < trace.hops.length;

/** A packet that begins its way; where nothing is to move, it is at the end at once. */
export const sendOff = (trace: Trace, moves: boolean): Packet => ({
  trace,
  hops: moves ? 1 : trace.hops.length,
});

/** A hop further. */
export const nextHop = (packet: Packet): Packet =>
  isUnderWay(packet) ? {...packet, hops: packet.hops + 1} : packet;

/** To the end of the way. */
export const skip = (packet: Packet): Packet => ({...packet, hops: packet.trace.hops.length});
