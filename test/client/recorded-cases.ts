import {readFileSync} from 'node:fs';
import {recordedError} from '../../src/client/explain/recorded.ts';
import {inNewestWords} from '../../src/client/versions.ts';

/** A command with what came of it, as recorded. */
export type Case = {
  readonly command: string;
  readonly rule?: Readonly<Record<string, string | number>>;
  readonly error?: string;
};

/** What a real client and a real server made of 1,500 commands. */
export const cases = readFileSync('test/client/openstack-cases.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line): Case => JSON.parse(line));

/** The server failed within itself, once; it took the same command elsewhere in the file. */
export const isServerFault = ({error}: Case): boolean => error?.startsWith('500, ') ?? false;

/** A message without the name of the exception, which the recording left out, in today's words. */
export const words = (text: string): string => inNewestWords(recordedError(text));
