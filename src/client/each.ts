import {failure, type Result, success} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import {failed, type Refusal} from './refusal.ts';

/** The texts that the client prints around the failures of one command with several targets. */
export type Texts = {
  /** Before one target's reason: `Failed to delete security group with name or ID 'web'`. */
  readonly about: (target: string) => string;
  /** After the count: `groups failed to delete.` */
  readonly sum: string;
};

/** What a target comes to that an earlier one of the same command has taken away. */
export const namedTwice = (says: string, target: string): Refusal =>
  failed(says, `${target} is named twice; once is enough.`, target);

/**
 * Does one thing to each target in turn. The client goes on after a failure, and does the rest;
 * the lab does all or nothing, so that a command is one step to undo. The client's text names
 * every target that failed.
 */
export const doEach = (
  world: World,
  targets: readonly string[],
  texts: Texts,
  step: (world: World, target: string) => Result<World, Refusal>,
): Result<World, Refusal> => {
  let after = world;
  const failures: {readonly target: string; readonly refusal: Refusal}[] = [];
  for (const target of targets) {
    const done = step(after, target);
    if (done.ok) after = done.value;
    else failures.push({target, refusal: done.error});
  }
  const [first] = failures;
  if (!first) return success(after);
  const lines = failures.map(({target, refusal}) => `${texts.about(target)}: ${refusal.says}`);
  const whole = targets.length > 1 ? 'Nothing was changed. ' : '';
  return failure(
    failed(
      [...lines, `${failures.length} of ${targets.length} ${texts.sum}`].join('\n'),
      `${whole}${first.refusal.remedy}`,
      first.target,
    ),
  );
};
