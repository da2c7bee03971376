import {type Trace, trace} from '../../src/reachability/trace/trace.ts';
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
  /** Packets that got lost at first where the kernel was loaded, and were sent once more. */
  readonly askedAgain: number;
  readonly mismatches: readonly Mismatch[];
};

/** Whether the evaluator says of two worlds that a packet fares differently in them. */
export const differs = (one: World, other: World, probe: Probe): boolean =>
  trace(one, probe).seenAs !== trace(other, probe).seenAs;

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
  const answers = probes.map(probe => ({probe, said: trace(world, probe)}));
  const arriving = new Set(probes.filter(probe => trace(wired, probe).seenAs));
  const arrives = (probe: Probe): boolean => arriving.has(probe);
  const first = await kernel.ask(wired, probes, {arrives, patience});
  const lost = new Set(
    probes.filter((probe, index) => arrives(probe) && isLost(probe, first[index] ?? unheard)),
  );
  const second = await askAgain(kernel, wired, [...lost], {arrives, patience});
  const outcomes = probes.map((probe, index) => second.get(probe) ?? first[index] ?? unheard);
  const mismatches = answers.flatMap(({probe, said}, index): readonly Mismatch[] => {
    const outcome = outcomes[index] ?? unheard;
    const answered = said.seenAs !== null && hasAnswer(probe);
    const same = outcome.seenAs === said.seenAs && outcome.answered === answered;
    return same ? [] : [{probe, said, outcome}];
  });
  return {
    packets: probes.length,
    delivered: outcomes.filter(({seenAs}) => seenAs).length,
    translated: outcomes.filter(
      ({seenAs}, index) => seenAs && seenAs !== probes[index]?.from.address,
    ).length,
    askedAgain: lost.size,
    mismatches,
  };
};
