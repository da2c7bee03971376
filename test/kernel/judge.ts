import type {Address} from '../../src/network/address.ts';
import type {Packet} from '../../src/reachability/flows.ts';
import {type Trace, trace} from '../../src/reachability/trace.ts';
import type {World} from '../../src/security-groups/world.ts';
import type {Kernel} from './kernel.ts';
import {type Expectation, hasAnswer, type Outcome, type Probe} from './round.ts';

/** A packet of which the evaluator and the kernel do not say the same. */
export type Mismatch = {
  readonly probe: Probe;
  readonly said: Trace;
  readonly outcome: Outcome;
};

/** What a world's packets came to. */
export type Judgement = {
  readonly packets: number;
  readonly delivered: number;
  readonly translated: number;
  /** Packets that the kernel drops as invalid, though the evaluator would let them pass. */
  readonly invalid: number;
  /** Packets that got lost at first where the kernel was loaded, and were sent once more. */
  readonly askedAgain: number;
  readonly mismatches: readonly Mismatch[];
};

/** The ICMP types that connection tracking lets begin an exchange (nf_conntrack_proto_icmp*.c). */
const openings: Readonly<Record<number, readonly number[]>> = {1: [8, 13, 15, 17], 58: [128, 139]};

/**
 * Whether a packet can be the first of an exchange. An ICMP error or answer that belongs to none
 * is invalid to the kernel, and Felix drops it before it asks any policy; the evaluator asks the
 * rules alone. Until it knows better, such packets are held to be dropped.
 */
export const beginsExchange = (packet: Packet): boolean =>
  packet.kind !== 'icmp' || (openings[packet.protocol] ?? []).includes(packet.type);

const expected = ({seenAs}: Trace, {packet}: Probe): Address | null =>
  beginsExchange(packet) ? seenAs : null;

/** Whether the evaluator says of two worlds that a packet fares differently in them. */
export const differs = (one: World, other: World, probe: Probe): boolean =>
  expected(trace(one, probe), probe) !== expected(trace(other, probe), probe);

const unheard: Outcome = {seenAs: null, answered: false};

const isLost = (probe: Probe, {seenAs, answered}: Outcome): boolean =>
  !seenAs || (hasAnswer(probe) && !answered);

/**
 * Sends once more what should have arrived. A firewall drops the same packet every time, so that
 * this hides nothing; but a machine that is loaded may lose one while addresses are resolved.
 */
const askAgain = async (
  kernel: Kernel,
  world: World,
  lost: readonly Probe[],
  expectation: Expectation,
): Promise<ReadonlyMap<Probe, Outcome>> => {
  if (lost.length === 0) return new Map();
  const outcomes = await kernel.ask(world, lost, expectation);
  return new Map(lost.map((probe, index) => [probe, outcomes[index] ?? unheard]));
};

/** What is special about one judgement. */
export type Circumstances = {
  /** Another world, as which the kernel is wired, to see that the difference is found. */
  readonly wired?: World;
  /** How long packets that should arrive are waited for, in milliseconds. */
  readonly patience?: number;
};

/**
 * Sends a world's packets through the kernel and compares: whether each arrives, as whom the far
 * end sees its sender, and that the answer comes back.
 */
export const judge = async (
  kernel: Kernel,
  world: World,
  probes: readonly Probe[],
  {wired = world, patience = 5000}: Circumstances = {},
): Promise<Judgement> => {
  const answers = probes.map(probe => {
    const said = trace(world, probe);
    return {probe, said, awaited: expected(said, probe)};
  });
  const arriving = new Set(probes.filter(probe => expected(trace(wired, probe), probe)));
  const arrives = (probe: Probe): boolean => arriving.has(probe);
  const first = await kernel.ask(wired, probes, {arrives, patience});
  const lost = new Set(
    probes.filter((probe, index) => arrives(probe) && isLost(probe, first[index] ?? unheard)),
  );
  const second = await askAgain(kernel, wired, [...lost], {arrives, patience});
  const outcomes = probes.map((probe, index) => second.get(probe) ?? first[index] ?? unheard);
  const mismatches = answers.flatMap(({probe, said, awaited}, index): readonly Mismatch[] => {
    const outcome = outcomes[index] ?? unheard;
    const answered = awaited !== null && hasAnswer(probe);
    const same = outcome.seenAs === awaited && outcome.answered === answered;
    return same ? [] : [{probe, said, outcome}];
  });
  return {
    packets: probes.length,
    delivered: outcomes.filter(({seenAs}) => seenAs).length,
    translated: outcomes.filter(
      ({seenAs}, index) => seenAs && seenAs !== probes[index]?.from.address,
    ).length,
    invalid: answers.filter(({said, awaited}) => said.seenAs && !awaited).length,
    askedAgain: lost.size,
    mismatches,
  };
};
