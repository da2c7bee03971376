import type {Fault} from '../../text/fault.ts';
import type {Path, TextFile} from '../../text/yaml-file.ts';
import type {Course, CourseLesson} from '../course.ts';
import {readTranslations} from '../translate/read-translations.ts';
import {holdOutId, languagesIn, type Translation} from '../translate/translation.ts';
import {checkTexts} from './texts.ts';

/**
 * The paths of the texts that a translation must have. Answers are commands, and are not
 * translated.
 */
const keysOf = ({lesson}: CourseLesson): readonly Path[] => [
  ['title'],
  ['brief'],
  ...lesson.goals.map(({id}) => ['goals', id]),
  ...lesson.holdOuts.flatMap(each => (each.remark ? [['hold-out', holdOutId(each)]] : [])),
  ...lesson.hints.filter(({step}) => step !== 'answer').map(({id}) => ['hints', id]),
  ...lesson.questions.map(({id}) => ['questions', id]),
  ['debrief', 'happened'],
  ['debrief', 'remember'],
];

const isThere = (value: unknown, path: Path): boolean => {
  const [key, ...rest] = path;
  if (key === undefined) return value !== undefined;
  const has = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  return has && isThere(Reflect.get(value, key), rest);
};

const missing = ({place, source}: Translation): readonly Fault[] =>
  keysOf(place)
    .filter(path => !isThere(source.value, path))
    .map(path =>
      source.fault(
        path,
        `'${path.join('.')}' is not translated.`,
        'Add it; until then it is shown in English.',
      ),
    );

/**
 * Texts of a translation that match nothing in the lesson, because a goal is gone or an id is
 * misspelled.
 */
const unknown = ({place: {lesson}, source}: Translation): readonly Fault[] => {
  const ids = {
    goals: lesson.goals.map(({id}) => id),
    'hold-out': lesson.holdOuts.filter(({remark}) => remark).map(holdOutId),
    hints: lesson.hints.map(({id}) => id),
    questions: lesson.questions.map(({id}) => id),
  };
  return (['goals', 'hold-out', 'hints', 'questions'] as const).flatMap(list =>
    Object.keys(source.value[list])
      .filter(id => !ids[list].includes(id))
      .map(id =>
        source.fault(
          [list, id],
          `The lesson has no '${list}.${id}'.`,
          `Use one of ${ids[list].join(', ') || 'none'}.`,
        ),
      ),
  );
};

/** The path of a lesson's text in its translation, where lists are keyed by id. */
const translatedPath = ({lesson}: CourseLesson, [list, index, ...rest]: Path): Path => {
  if (typeof index !== 'number') return [list, index, ...rest].filter(key => key !== undefined);
  const idsIn: Readonly<Record<string, readonly string[]>> = {
    goals: lesson.goals.map(({id}) => id),
    hints: lesson.hints.map(({id}) => id),
    questions: lesson.questions.map(({id}) => id),
    'hold-out': lesson.holdOuts.map(holdOutId),
  };
  return [list, idsIn[`${list}`]?.[index]].filter(key => key !== undefined);
};

/** Texts that do not fit on the smallest screen, as for the lesson itself. */
const tooLong = ({place, source}: Translation): readonly Fault[] =>
  checkTexts({
    ...place,
    fault: (path, says, remedy) => source.fault(translatedPath(place, path), says, remedy),
  });

/** Proves the translations among the files: no text is missing, left over, or too long. */
export const checkTranslations = (course: Course, files: readonly TextFile[]): readonly Fault[] =>
  languagesIn(files).flatMap(language => {
    const read = readTranslations(course, files, language);
    return read.ok
      ? read.value.flatMap(each => [...missing(each), ...unknown(each), ...tooLong(each)])
      : read.error;
  });
