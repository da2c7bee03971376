import {type Result, success} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import {runSteps, type ScriptFault, type ScriptStep} from './script.ts';
import {shortFormOf} from './short-form/short-form-of.ts';

const inShort = ({before, answer, command}: ScriptStep): string => {
  const [made] = answer.changes.flatMap(change =>
    change.kind === 'rule-made' ? [change.listed] : [],
  );
  return (made && shortFormOf(before, made.group, made.rule)) ?? command;
};

/** The forms of commands, and how each form writes a command that was run. */
const writers = {
  full: ({answer}: ScriptStep) => answer.command,
  short: inShort,
} as const satisfies Readonly<Record<string, (step: ScriptStep) => string>>;

/** A form of commands: the real client's whole command, or the lab's short form of a rule. */
export type ScriptForm = keyof typeof writers;

/** All forms of commands. */
export const scriptForms: readonly ScriptForm[] = ['full', 'short'];

/**
 * Rewrites a script in one form, as it runs from a world. In `full` every rule is made by the real
 * client's whole command and deleted by its id; in `short` every rule is made by the short form if
 * it has one. Other commands stay as they are.
 */
export const inForm = (
  world: World,
  script: string,
  form: ScriptForm,
): Result<string, ScriptFault> => {
  const steps = runSteps(world, script);
  return steps.ok ? success(steps.value.map(writers[form]).join('\n')) : steps;
};
