import type {Address} from '../../src/network/address.ts';
import type {Packet} from '../../src/reachability/flows/flows.ts';
import type {Endpoint} from '../../src/reachability/gates/endpoint.ts';
import {addressIn} from '../network/read.ts';
import type {Sent} from './prober.ts';

/** A packet to send, from one address to another. */
export type Probe = {
  readonly from: Endpoint & {readonly address: Address};
  readonly to: Endpoint & {readonly address: Address};
  readonly packet: Packet;
};

/** What became of a packet in the kernel. */
export type Outcome = {
  /** The source that the far end saw; none when the packet did not get there. */
  readonly seenAs: Address | null;
  /** Whether the answer of the far end came back. */
  readonly answered: boolean;
};

/** Whether the far end answers such a packet at all: an error message has no answer. */
export const hasAnswer = ({packet}: Probe): boolean =>
  packet.kind === 'ports' || (packet.kind === 'icmp' && [8, 128].includes(packet.type));

const sentAs = ({from, to, packet}: Probe, tag: number): Sent => {
  switch (packet.kind) {
    case 'ports':
      return [tag, packet.protocol, from.address, to.address, packet.port, 0];
    case 'icmp':
      return [tag, packet.protocol, from.address, to.address, packet.type, packet.code];
    case 'protocol':
      throw new Error(`The prober cannot send protocol ${packet.protocol}`);
  }
};

/** Everything about a packet but its source, which is all that may change on its way. */
const lasting = ([tag, protocol, , target, portOrType, code]: Sent): string =>
  [tag, protocol, target, portOrType, code].join();

/** Packets sent together, each under a tag of its own, and what has been heard of them. */
export type Round = {
  readonly packets: readonly Sent[];
  /** Takes note of packets that were seen at a place. */
  readonly seen: (place: string, packets: readonly Sent[]) => void;
  readonly answered: (tags: readonly number[]) => void;
  /** Whether every packet that was awaited has been seen, and its answer, too. */
  readonly complete: () => boolean;
  readonly outcomes: () => readonly Outcome[];
};

/** What is waited for. */
export type Expectation = {
  /** Whether a packet should arrive: it is waited for, and the others only for a moment. */
  readonly arrives: (probe: Probe) => boolean;
  /** How long it is waited for, in milliseconds: a machine may do much besides. */
  readonly patience: number;
};

/** What a round has to know of its packets. */
export type Plan = {
  readonly tagOf: (index: number) => number;
  /** Where an end of a packet is. */
  readonly placeOf: (end: Endpoint) => string;
  readonly arrives: Expectation['arrives'];
};

/**
 * Begins a round. A packet that is seen and was not sent in it throws: it is late, so that an
 * earlier round took it for dropped, or it was changed on its way, or went astray.
 */
export const beginRound = (probes: readonly Probe[], {tagOf, placeOf, arrives}: Plan): Round => {
  const packets = probes.map((probe, index) => sentAs(probe, tagOf(index)));
  const indices = new Map(packets.map(([tag], index) => [tag, index]));
  const places = probes.map(({to}) => placeOf(to));
  const sources: (Address | undefined)[] = [];
  const answers: boolean[] = [];
  const awaited = probes.map(arrives);
  const missing = new Set(
    probes.flatMap((probe, index) => {
      const [tag] = packets[index] ?? [];
      if (!awaited[index]) return [];
      return hasAnswer(probe) ? [`seen ${tag}`, `answered ${tag}`] : [`seen ${tag}`];
    }),
  );
  return {
    packets,
    seen: (place, arrived) => {
      for (const packet of arrived) {
        const index = indices.get(packet[0]) ?? -1;
        const sent = packets[index];
        if (!sent || lasting(sent) !== lasting(packet) || places[index] !== place) {
          throw new Error(
            `Nobody sent, in this round, what arrived at ${place}: ${packet.join(' ')}`,
          );
        }
        sources[index] = addressIn(packet[2]);
        missing.delete(`seen ${packet[0]}`);
      }
    },
    answered: tags => {
      for (const tag of tags) {
        const index = indices.get(tag);
        if (index === undefined) throw new Error(`An answer came to ${tag}, which nobody asked`);
        answers[index] = true;
        missing.delete(`answered ${tag}`);
      }
    },
    complete: () => missing.size === 0,
    outcomes: () =>
      probes.map((_, index) => ({
        seenAs: sources[index] ?? null,
        answered: answers[index] ?? false,
      })),
  };
};
