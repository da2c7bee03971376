import * as v from 'valibot';
import {failure, problem, type Result, success} from '../../result.ts';
import {printable} from '../../text/printable.ts';
import type {JsonDocument} from './json-documents.ts';

/** A text of a document, made safe to print. The API's texts are far shorter than the limit. */
export const text = v.pipe(
  v.string(),
  v.maxLength(4000),
  v.transform(value => printable(value)),
);

/** A text that may be missing or null. */
export const maybeText = v.nullish(text);

/** A field that another field may replace; null if neither has a value. */
export const orNull = (value: string | null | undefined): string | null => value || null;

const saysOf = (issue: v.BaseIssue<unknown>): string => {
  const field = (issue.path ?? []).map(({key}) => printable(String(key))).join('.') || 'it';
  return issue.received === 'undefined'
    ? `'${field}' is missing.`
    : `'${field}' is ${printable(issue.received).slice(0, 60)}, and should be ${issue.expected ?? 'something else'}.`;
};

/** Names the place of a document for messages: its file, and its line if it is not the first. */
export const whereIs = ({file, line}: JsonDocument): string =>
  line === 1 ? file : `${file}:${line}`;

/**
 * Reads the entries of a document, each with the schema's shape. `command` is the command that
 * prints it. The error names the first entry with another shape.
 */
export const readEntries = <Schema extends v.GenericSchema>(
  document: JsonDocument,
  command: string,
  schema: Schema,
  entries: readonly unknown[],
): Result<readonly v.InferOutput<Schema>[]> => {
  const read: v.InferOutput<Schema>[] = [];
  for (const [index, entry] of entries.entries()) {
    const parsed = v.safeParse(schema, entry, {abortEarly: true});
    if (!parsed.success) {
      const where = entries.length > 1 ? `, entry ${index + 1}` : '';
      return failure(
        problem(
          `${whereIs(document)} (${command}${where}): ${saysOf(parsed.issues[0])}`,
          `Fetch it anew, with all its fields: ${command}`,
        ),
      );
    }
    read.push(parsed.output);
  }
  return success(read);
};
