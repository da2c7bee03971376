import type {Problem} from '../result.ts';

/** A problem in a file: where it is, what is wrong, and what to do about it. */
export type Fault = Problem & {
  readonly file: string;
  /** The number of the line, counted from 1. */
  readonly line: number;
};

/** Writes a fault as one line of text: `02-way-out.yaml:14: … …`. */
export const describeFault = ({file, line, says, remedy}: Fault): string =>
  `${file}:${line}: ${says} ${remedy}`;
