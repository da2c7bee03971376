import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {compileCourse} from '../lessons/compiled.ts';
import {readCourse} from '../lessons/read/read-course.ts';
import {readTranslations} from '../lessons/translate/read-translations.ts';
import {languagesIn, type TextsByFile} from '../lessons/translate/translation.ts';
import type {Result} from '../result.ts';
import {describeFault, type Fault} from '../text/fault.ts';
import {type CompiledLessons, fingerprintOf, lessonFileNames} from './compiled-lessons.ts';

const sound = <Value>(read: Result<Value, readonly Fault[]>): Value => {
  if (read.ok) return read.value;
  throw new Error(['The lessons are at fault:', ...read.error.map(describeFault)].join('\n'));
};

/**
 * Compiles a folder of lessons for the build. It throws an error that names all of their faults.
 */
export const compileLessons = (folder: string): CompiledLessons => {
  const contents = lessonFileNames(folder).map(name => ({
    name,
    content: readFileSync(join(folder, name)),
  }));
  const files = contents.map(({name, content}) => ({name, text: content.toString('utf8')}));
  const course = sound(readCourse(files));
  const textsIn = (language: string): TextsByFile =>
    Object.fromEntries(
      sound(readTranslations(course, files, language)).map(({place, source}) => [
        place.file,
        source.value,
      ]),
    );
  const translations = languagesIn(files).map(language => [language, textsIn(language)]);
  return {
    files: Object.fromEntries(contents.map(({name, content}) => [name, fingerprintOf(content)])),
    course: compileCourse(course, Object.fromEntries(translations)),
  };
};
