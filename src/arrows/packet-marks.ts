import type {Instance} from '../network/platform.ts';
import type {Endpoint} from '../reachability/gates/endpoint.ts';
import type {Hop} from '../reachability/trace/hop.ts';
import type {Trace} from '../reachability/trace/trace.ts';
import {isStop} from '../reachability/words/explain-hop.ts';
import type {PacketMark} from './way.ts';

/** The trace of a packet, and the number of its hops that are shown. */
export type HopsShown = {readonly trace: Trace; readonly hops: number};

/** The position of a hop on its arrow, from 0 at the start to 1 at the head. */
const alongArrow = (hop: Hop, {question}: Trace): number => {
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

/** The marks on the packet's arrow: every shown gate that stops it, or where the packet is. */
export const marksOf = ({trace, hops}: HopsShown): readonly PacketMark[] => {
  const shown = trace.hops.slice(0, hops);
  const stops = shown.filter(isStop).map(hop => ({at: alongArrow(hop, trace), stopped: true}));
  const last = shown.at(-1);
  if (stops.length > 0 || !last) return stops;
  return [{at: alongArrow(last, trace), stopped: false}];
};

/**
 * The two ends of the packet's arrow, with null for the Internet. The result is null if the picture
 * has no such arrow.
 */
export const arrowOf = ({
  trace: {question},
}: HopsShown): {readonly from: Instance | null; readonly to: Instance | null} | null => {
  const drawn = (end: Endpoint): Instance | null | undefined => {
    if (end.kind === 'instance') return end.instance;
    return end.kind === 'internet' ? null : undefined;
  };
  const [from, to] = [drawn(question.from), drawn(question.to)];
  return from === undefined || to === undefined ? null : {from, to};
};
