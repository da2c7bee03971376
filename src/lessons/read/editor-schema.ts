import {toJsonSchema} from '@valibot/to-json-schema';
import {lessonSchema} from './schema.ts';

/**
 * Makes the JSON Schema (draft 7) of a lesson file. An editor completes fields and marks faults
 * with it. It leaves out what only `lessons check` can tell: the length of wrapped texts, and ids
 * that must refer to something.
 */
export const editorSchema = (): object => ({
  ...toJsonSchema(lessonSchema, {errorMode: 'ignore', typeMode: 'input'}),
  title: 'A lesson of safespring-lab',
});
