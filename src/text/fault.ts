import type {Problem} from '../result.ts';

/** Something wrong with a lesson file: where, what, and what to do about it. */
export type Fault = Problem & {
  readonly file: string;
  /** From 1. */
  readonly line: number;
};

/** A fault as one line of text: `02-way-out.yaml:14: … …`. */
export const describeFault = ({file, line, says, remedy}: Fault): string =>
  `${file}:${line}: ${says} ${remedy}`;
