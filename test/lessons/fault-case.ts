import test from 'ava';
import {describeFault} from '../../src/text/fault.ts';
import {faultsOf, files, lineOf, type Slip, withSlips} from './a-course.ts';

/** A slip in a file, a text on the line that is to be blamed, and parts of what is said. */
export type FaultCase = {
  readonly title: string;
  readonly slip: Slip;
  readonly at: string;
  readonly says: string;
  readonly remedy: string;
};

/** A test for each case: that slip is the one fault found in its file. */
export const testFaults = (cases: readonly FaultCase[]): void => {
  for (const {title, slip, at, says, remedy} of cases) {
    test(`${title} is a fault with its line and a remedy`, t => {
      const [name] = slip;
      const slipped = withSlips(files, slip);
      const faults = faultsOf(slipped).filter(fault => fault.file === name);
      const [fault] = faults;
      t.is(faults.length, 1, faults.map(describeFault).join('\n'));
      t.is(fault?.line, lineOf(slipped, name, at));
      t.true(fault?.says.includes(says), fault?.says);
      t.true(fault?.remedy.includes(remedy), fault?.remedy);
    });
  }
};
