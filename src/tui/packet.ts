import type {Instance} from '../network/platform.ts';
import type {Endpoint} from '../reachability/gates/endpoint.ts';
import type {Hop} from '../reachability/trace/hop.ts';
import type {Trace} from '../reachability/trace/trace.ts';
import {isStop} from '../reachability/words/explain-hop.ts';
import type {PacketMark} from './diagram/way.ts';

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

/** How far along an arrow a hop is, from 0 where it begins to 1 at its head. */
const placeOf = (hop: Hop, {question}: Trace): number => {
  switch (hop.kind) {
    case 'interface':
      return hop.at === question.from ? 0 : 0.9;
    case 'groups':
    case 'tracked':
      return hop.direction === 'egress' ? 0.2 : 0.8;
    case 'routing':
      return 0.5;
    case 'nat':
      return 0.6;
    case 'beyond':
      return hop.end === 'from' ? 0 : 1;
    case 'host':
    case 'delivered':
    case 'connection':
    case 'reply':
      return 1;
  }
};

/** The marks on the packet's arrow: every gate shown so far that stops it, or where it is. */
export const marksOf = ({trace, hops}: Packet): readonly PacketMark[] => {
  const shown = trace.hops.slice(0, hops);
  const stops = shown
    .filter(isStop)
    .map(hop => ({at: placeOf(hop, trace), glyph: '✗', role: 'bad'}) as const);
  const last = shown.at(-1);
  if (stops.length > 0 || !last) return stops;
  return [{at: placeOf(last, trace), glyph: '●', role: 'accent'}];
};

/** The two ends of the packet's arrow, null for the Internet; none where the picture has no arrow. */
export const arrowOf = ({
  trace: {question},
}: Packet): {readonly from: Instance | null; readonly to: Instance | null} | null => {
  const drawn = (end: Endpoint): Instance | null | undefined => {
    if (end.kind === 'instance') return end.instance;
    return end.kind === 'internet' ? null : undefined;
  };
  const [from, to] = [drawn(question.from), drawn(question.to)];
  return from === undefined || to === undefined ? null : {from, to};
};
