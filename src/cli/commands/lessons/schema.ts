import {type Exit, exits, printJson, type Shell} from '../../shell.ts';

/** `lessons schema`: prints the JSON Schema of lesson files, for editors. */
export const printSchema = async (shell: Shell): Promise<Exit> => {
  // Only who asks for it pays for what makes it.
  const {editorSchema} = await import('../../../lessons/read/editor-schema.ts');
  printJson(shell, editorSchema());
  return exits.ok;
};
