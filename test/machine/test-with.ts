import test, {type ExecutionContext} from 'ava';
import {lackOf, type Need, required} from './need.ts';

/** Registers a test, as AVA does. */
type Register = (title: string, run: (t: ExecutionContext) => void | Promise<void>) => void;

/**
 * Registers tests that need something of the machine. Where it cannot be had a test is skipped and
 * its title says why; where TOOLS has `required` the test fails instead, unless TOOLS itself has taken
 * the tool away.
 */
export const testWith = (...needs: readonly Need[]): Register & {readonly serial: Register} => {
  const lack = lackOf(needs);
  const through =
    (register: Register): Register =>
    (title, run) => {
      if (lack === undefined) register(title, run);
      else if (lack.isAsked || !required) test.skip(`${title} (skipped: ${lack.says})`, run);
      else register(title, t => t.fail(`This is required here, but ${lack.says}.`));
    };
  return Object.assign(through(test), {serial: through(test.serial)});
};
