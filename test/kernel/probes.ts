import fc from 'fast-check';
import type {Packet} from '../../src/reachability/flows/flows.ts';
import type {Question} from '../../src/reachability/trace/question.ts';
import {trace} from '../../src/reachability/trace/trace.ts';
import type {World} from '../../src/security-groups/world.ts';
import {questionsIn} from '../reachability/questions.ts';
import type {Probe} from './round.ts';

/** How many packets are sent in one world at most. */
export const packetsPerWorld = 500;

/** The prober sends TCP, UDP, and of ICMP the pings and an error of each version. */
const isProbe = (question: Question): question is Question & Probe => {
  const {packet} = question;
  const isSendable =
    packet.kind === 'icmp' ? packet.type !== 13 && packet.type !== 139 : isSocket(packet);
  return 'address' in question.from && 'address' in question.to && isSendable;
};

const isSocket = ({protocol}: Packet): boolean => protocol === 6 || protocol === 17;

const shuffled = <Value>(values: readonly Value[], seed: number): readonly Value[] => {
  const {length} = values;
  const all = fc.shuffledSubarray([...values], {minLength: length, maxLength: length});
  return fc.sample(all, {seed, numRuns: 1})[0] ?? [];
};

/**
 * Some of the packets worth sending in a world, by chance, but many that arrive, though few do,
 * and many that a single gate stops: those find a gate that stops too much, or too little.
 */
export const probesIn = (world: World, seed: number): readonly Probe[] => {
  const probes = shuffled(questionsIn(world).filter(isProbe), seed);
  const gates = new Map(probes.map(probe => [probe, trace(world, probe).blockedBy.length]));
  const stopped = (count: number) => probes.filter(probe => gates.get(probe) === count);
  const share = Math.floor(packetsPerWorld * 0.4);
  const telling = [...stopped(0).slice(0, share), ...stopped(1).slice(0, share)];
  return [...new Set([...telling, ...probes])].slice(0, packetsPerWorld);
};
