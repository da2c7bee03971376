import {createReadStream} from 'node:fs';

/**
 * The most that is read of a file or of standard input, in bytes. 10,000 rules are 4 MB of JSON.
 */
export const mostBytes = 64 * 2 ** 20;

/** The system's error codes for a file that cannot be read, in words. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'you may not read it',
};

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

const bytesOf = async (input: AsyncIterable<Buffer | string>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > mostBytes) throw new Error(`it has more than ${mostBytes / 2 ** 20} MiB`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
};

const isUtf16 = ([first, second]: Buffer): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

const decode = (bytes: Buffer): string => {
  if (isUtf16(bytes)) throw new Error('it is UTF-16 and not UTF-8, so save it as UTF-8');
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    throw new Error('it is not text in UTF-8');
  }
};

/**
 * Reads a file, or standard input for `-`, without a byte order mark. It throws an error that says
 * in a few words why it cannot be read.
 */
export const readText = async (file: string): Promise<string> => {
  try {
    return decode(await bytesOf(file === '-' ? process.stdin : createReadStream(file)));
  } catch (error) {
    const reason = reasons[codeOf(error)];
    throw reason === undefined ? error : new Error(reason);
  }
};
