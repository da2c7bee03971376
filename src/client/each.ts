import {failure, type Result, success} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import {failed, type Refusal} from './refusal.ts';

/** The texts that the client prints around the errors of a command with several targets. */
export type Texts = {
  /**
   * The text before one target's reason: `Failed to delete security group with name or ID 'web'`.
   */
  readonly about: (target: string) => string;
  /** The text after the count: `groups failed to delete.` */
  readonly sum: string;
};

/** The refusal of a target that the same command has already deleted. */
export const namedTwice = (says: string, target: string): Refusal =>
  failed(says, `${target} is named twice; once is enough.`, target);

/**
 * Does the same thing to each target in turn. The real client goes on after an error; the lab does
 * all or nothing, so that a command is one step to undo. The message names every target that
 * failed, as the client's does.
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
