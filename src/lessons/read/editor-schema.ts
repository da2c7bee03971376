import {toJsonSchema} from '@valibot/to-json-schema';
import {lessonSchema} from './schema.ts';

/**
 * The shape of a lesson file as a JSON Schema (draft 7), from which an editor completes fields and
 * marks faults. What only `lessons check` can tell is left out: the length of a text that is
 * wrapped, and ids that mean something else.
 */
export const editorSchema = (): object => ({
  ...toJsonSchema(lessonSchema, {errorMode: 'ignore', typeMode: 'input'}),
  title: 'A lesson of safespring-lab',
});
