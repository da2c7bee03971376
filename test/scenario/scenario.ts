import type {Need} from '../machine/need.ts';
import {testWith} from '../machine/test-with.ts';
import {folder} from '../progress/a-folder.ts';
import {newStage, type Stage, stageNeeds} from './stage.ts';

/** One thing that a learner does or sees. `says` tells it in the report of a scenario that fails. */
export type Step = {
  readonly says: string;
  readonly run: (stage: Stage) => Promise<void>;
};

/** Steps one after the other; several that belong together make a step of a larger script. */
export type Script = Step | readonly Script[];

const flat = (script: Script): readonly Step[] =>
  'run' in script ? [script] : script.flatMap(flat);

const report = (steps: readonly Step[], failed: number, reason: unknown): string => {
  const lines = steps.map(
    ({says}, index) => `${index === failed ? '>' : ' '} ${`${index + 1}`.padStart(2)} ${says}`,
  );
  const words = reason instanceof Error ? reason.message : `${reason}`;
  return `Step ${failed + 1} of ${steps.length} failed:\n${lines.join('\n')}\n\n${words}`;
};

/** Plays a script on a stage; rejects at the first step that fails, with all of them listed. */
export const playScript = async (stage: Stage, ...script: readonly Script[]): Promise<void> => {
  const steps = flat(script);
  for (const [index, step] of steps.entries()) {
    try {
      await step.run(stage);
    } catch (error) {
      throw new Error(report(steps, index, error));
    }
  }
};

/** Registers a scenario: a title, and a script. */
type Register = (title: string, ...script: readonly Script[]) => void;

/** Scenarios that take something of the machine besides a stage. */
export const scenarioWith = (...needs: readonly Need[]): Register => {
  const test = testWith(...stageNeeds, ...needs);
  return (title, ...script) => {
    test.serial(title, async t => {
      const stage = newStage(folder(t));
      try {
        await playScript(stage, ...script);
        await stage.clear();
        t.pass();
      } catch (error) {
        await stage.clear().catch(() => {});
        t.fail(error instanceof Error ? error.message : `${error}`);
      }
    });
  };
};

/**
 * A test of the whole program, as a script of what a learner does and sees. Whatever runs at its
 * end is ended, and no program of it may leave a trace. Scenarios of a file go one after the other.
 */
export const scenario: Register = scenarioWith();
