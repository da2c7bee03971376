import {failure, type Result, success} from '../../result.ts';
import type {Fault} from '../../text/fault.ts';
import {readYaml, type TextFile} from '../../text/yaml-file.ts';
import type {Course} from '../course.ts';
import {translationSchema} from '../read/schema.ts';
import {inOtherLanguage, languageAndLesson, type Translation} from './translation.ts';

/**
 * Reads the translated lessons of a course in a language. The error names what is wrong with the
 * files, such as a file that belongs to no lesson.
 */
export const readTranslations = (
  course: Course,
  files: readonly TextFile[],
  language: string,
): Result<readonly Translation[], readonly Fault[]> => {
  const faults: Fault[] = [];
  const translations: Translation[] = [];
  for (const file of files) {
    const at = languageAndLesson(file.name);
    if (at?.language !== language) continue;
    const place = course.find(({file}) => file === at.lesson);
    const source = readYaml(file, translationSchema);
    if (!source.ok) faults.push(...source.error);
    else if (!place) {
      const says = `There is no lesson ${at.lesson} for this translation.`;
      faults.push(source.value.fault([], says, 'Name it as the lesson is named.'));
    } else {
      const lesson = inOtherLanguage(place.lesson, source.value.value);
      translations.push({place: {...place, lesson}, source: source.value});
    }
  }
  return faults.length > 0 ? failure(faults) : success(translations);
};
