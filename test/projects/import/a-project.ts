import type {Platform} from '../../../src/network/platform.ts';
import {type Imported, importProject} from '../../../src/projects/import/project.ts';

/** What files of these texts are read as, each called after its place; they must be readable. */
export const imported = (texts: readonly string[], given?: Platform): Imported => {
  const result = importProject(
    texts.map((text, index) => ({name: `${index}.json`, text})),
    given,
  );
  if (!result.ok) throw new Error(result.error.map(({says}) => says).join('\n'));
  return result.value;
};

/** What is said of files that cannot be read: each problem with its remedy, on a line. */
export const refused = (...texts: readonly string[]): string => {
  const result = importProject(texts.map((text, index) => ({name: `${index}.json`, text})));
  if (result.ok) throw new Error('these files were read');
  return result.error.map(({says, remedy}) => `${says} ${remedy}`).join('\n');
};

/** The remarks on what was read, each with its remedy, on a line. */
export const remarksOf = ({remarks}: Imported): string =>
  remarks.map(({says, remedy}) => `${says} ${remedy}`).join('\n');
