import type {Fault} from '../../text/fault.ts';
import {rowsOf, wideWords} from '../../text/wrap.ts';
import type {Path} from '../../text/yaml-file.ts';
import {isBlank} from '../read/new-lesson.ts';
import type {ReadLesson} from '../read/read-course.ts';

/** How wide running text may be: the smallest common terminal, less its margins and a mark. */
const columns = 76;

/** How wide a row is there; a link has one to itself. */
const row = 78;

/** What a hint may cover there: the rows of the answer, and those of the goals. */
const hintRows = 8;

/** What is left on a page there beside the stars, the headings, the link and what sets them off. */
const debriefRows = 14;

type Text = {readonly path: Path; readonly text: string};

const textsOf = ({lesson}: ReadLesson): readonly Text[] => {
  const {title, brief, goals, holdOuts, hints, questions, debrief} = lesson;
  return [
    {path: ['title'], text: title},
    {path: ['brief'], text: brief},
    ...goals.map(({say}, index) => ({path: ['goals', index, 'say'], text: say})),
    ...hints.map(({say}, index) => ({path: ['hints', index, 'say'], text: say})),
    ...holdOuts.flatMap(({remark}, index) =>
      remark ? [{path: ['hold-out', index, 'remark'], text: remark}] : [],
    ),
    ...questions.map(({explain}, index) => ({
      path: ['questions', index, 'explain'],
      text: explain,
    })),
    {path: ['debrief', 'happened'], text: debrief.happened},
    {path: ['debrief', 'remember'], text: debrief.remember},
    {path: ['debrief', 'link'], text: debrief.link},
  ];
};

/**
 * Proves that no blank is left, every text can be broken at its words, each hint fits its place,
 * and the debrief its screen.
 */
export const checkTexts = (place: ReadLesson): readonly Fault[] => {
  const {hints, debrief} = place.lesson;
  const {fault} = place;
  return [
    ...textsOf(place)
      .filter(({text}) => isBlank(text))
      .map(({path, text}) => fault(path, `'${text}' is a blank.`, 'Fill it in.')),
    ...textsOf(place).flatMap(({path, text}) =>
      wideWords(text, row).map(word =>
        fault(path, `'${word}' is wider than a row of ${row} columns.`, 'Make it shorter.'),
      ),
    ),
    // An answer is commands to copy: the screen has a page for those that are long.
    ...hints.flatMap(({step, say}, index) =>
      step !== 'answer' && rowsOf(`${step}: ${say}`, columns) > hintRows
        ? [
            fault(
              ['hints', index, 'say'],
              `This hint takes more than ${hintRows} lines of ${columns} columns.`,
              'Say it shorter, or in two hints.',
            ),
          ]
        : [],
    ),
    ...(rowsOf(debrief.happened, columns) + rowsOf(debrief.remember, columns) > debriefRows
      ? [
          fault(
            ['debrief'],
            `The debrief takes more than ${debriefRows} lines of ${columns} columns.`,
            'Say it shorter: it is to be read on one screen.',
          ),
        ]
      : []),
  ];
};
