import type * as v from 'valibot';
import type {Located, TextFile} from '../../text/yaml-file.ts';
import type {Course, CourseLesson} from '../course.ts';
import type {HoldOut, Lesson} from '../lesson.ts';
import type {translationSchema} from '../read/schema.ts';
import {isLanguage} from './language.ts';

/** The texts of a lesson in another language, as its file has them. Each may be missing. */
export type LessonTexts = v.InferOutput<typeof translationSchema>;

/**
 * The language and the lesson of a translation, from the file name: the folder is the language. It
 * is null for other files.
 */
export const languageAndLesson = (
  name: string,
): {readonly language: string; readonly lesson: string} | null => {
  const [language = '', lesson, ...rest] = name.split('/');
  return lesson !== undefined && rest.length === 0 && isLanguage(language)
    ? {language, lesson}
    : null;
};

/** The languages that a folder of lessons has translations in, in alphabetical order. */
export const languagesIn = (files: readonly TextFile[]): readonly string[] =>
  [...new Set(files.flatMap(({name}) => languageAndLesson(name)?.language ?? []))].sort();

/** The id of a hold-out in a translation, since it has none of its own. */
export const holdOutId = ({kind, instance}: HoldOut): string => `${kind}-${instance}`;

/** The text of an id; an id may have the name of a property that every object has. */
const textOf = (texts: Readonly<Record<string, string>>, id: string): string | undefined =>
  Object.hasOwn(texts, id) ? texts[id] : undefined;

/** Replaces the texts of a lesson with those that a translation has. */
export const inOtherLanguage = (lesson: Lesson, texts: LessonTexts): Lesson => ({
  ...lesson,
  title: texts.title ?? lesson.title,
  brief: texts.brief ?? lesson.brief,
  goals: lesson.goals.map(goal => ({...goal, say: textOf(texts.goals, goal.id) ?? goal.say})),
  holdOuts: lesson.holdOuts.map(holdOut => ({
    ...holdOut,
    remark: holdOut.remark && (textOf(texts['hold-out'], holdOutId(holdOut)) ?? holdOut.remark),
  })),
  hints: lesson.hints.map(hint => ({...hint, say: textOf(texts.hints, hint.id) ?? hint.say})),
  questions: lesson.questions.map(question => ({
    ...question,
    explain: textOf(texts.questions, question.id) ?? question.explain,
  })),
  debrief: {
    happened: texts.debrief.happened ?? lesson.debrief.happened,
    remember: texts.debrief.remember ?? lesson.debrief.remember,
    link: texts.debrief.link ?? lesson.debrief.link,
  },
});

/** A lesson in another language, with the file that has its texts. */
export type Translation = {readonly place: CourseLesson; readonly source: Located<LessonTexts>};

/** Replaces those lessons of a course that are translated. */
export const inTranslation = (
  course: Course,
  translations: readonly Pick<Translation, 'place'>[],
): Course => {
  const byNumber = new Map(translations.map(({place}) => [place.number, place]));
  const [first, ...rest] = course;
  const shown = (place: CourseLesson) => byNumber.get(place.number) ?? place;
  return [shown(first), ...rest.map(shown)];
};

/** The texts of one language, by the names of the lessons' files. */
export type TextsByFile = Readonly<Record<string, LessonTexts>>;

/** Replaces the texts of a course with those that a language has. */
export const withTexts = (course: Course, texts: TextsByFile): Course =>
  inTranslation(
    course,
    course.flatMap(place => {
      const own = Object.hasOwn(texts, place.file) ? texts[place.file] : undefined;
      return own ? [{place: {...place, lesson: inOtherLanguage(place.lesson, own)}}] : [];
    }),
  );
