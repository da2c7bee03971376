import type {Reader} from '../arguments/argument.ts';
import {failure, problem, type Result, success} from '../result.ts';
import {quoted, readInteger} from './output/python.ts';

/**
 * Makes a reader of whole numbers. The error is argparse's own for its type int. `example` is the
 * option with a number, and `besides` is further help.
 */
export const integer =
  (example: string, besides = ''): Reader<number> =>
  word => {
    const value = readInteger(word);
    return value === undefined
      ? failure(
          problem(
            `invalid int value: ${quoted(word)}`,
            `Write a number, like ${example}${besides}.`,
          ),
        )
      : success(value);
  };

const portRemedy = (part: string): string => {
  const text = part.trim();
  const range = /^(\d+)\s*(?:-|–|\.\.)\s*(\d+)$/.exec(text);
  if (range) return `Write the range with a colon: --dst-port ${range[1]}:${range[2]}.`;
  if (/^\d+([,;\s]\s*\d+)+$/.test(text)) {
    const ports = text.split(/[,;\s]\s*/);
    return `A rule holds one port or one range; make one rule for each: ${ports.map(port => `--dst-port ${port}`).join(', ')}.`;
  }
  if (text === '') return 'Write both ends of the range, like --dst-port 80:90, or one port.';
  return 'Write the port as a number, like --dst-port 443, or a range, like --dst-port 80:90.';
};

type PortRange = readonly [first: number, last: number];

const readPort = (text: string): Result<number, ReturnType<typeof noPort>> => {
  const value = readInteger(text);
  return value === undefined ? failure(noPort(text)) : success(value);
};

/**
 * The error for a text that is no number. It escapes the client's parser, as Python's own error
 * does.
 */
const noPort = (text: string) => ({
  ...problem(`invalid literal for int() with base 10: ${quoted(text)}`, portRemedy(text)),
  escapes: true as const,
});

/** Reads a port or a range of ports, `80` or `80:90`, as the client does (osc-lib, RangeAction). */
export const portRange: Reader<PortRange> = word => {
  const [low = '', high = low, ...more] = word.split(':');
  if (more.length > 0) {
    return failure(
      problem(
        'Invalid range, too many values',
        'A range has two ends: --dst-port 80:90; make one rule for each range.',
      ),
    );
  }
  const first = readPort(low);
  if (!first.ok) return first;
  const last = readPort(high);
  if (!last.ok) return last;
  return first.value > last.value
    ? failure(
        problem(
          `Invalid range, ${low} is not less than ${high}`,
          `Write the lower port first: --dst-port ${high}:${low}.`,
        ),
      )
    : success([first.value, last.value]);
};

/** Reads a text in lower case. */
export const lowerCase: Reader<string> = word => success(word.toLowerCase());
