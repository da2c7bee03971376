import type {Fault} from '../../text/fault.ts';
import {rowsOf, wideWords} from '../../text/wrap.ts';
import type {Path} from '../../text/yaml-file.ts';
import {isBlank} from '../read/new-lesson.ts';
import type {ReadLesson} from '../read/read-course.ts';

/** The width of running text on the smallest common terminal, without margins and a mark. */
const columns = 76;

/** The width of a whole row there, which a link may fill. */
const row = 78;

/** The rows that a hint may cover there: those of the answer and of the goals. */
const hintRows = 8;

/**
 * The rows that a debrief may fill there, beside the stars, the headings, the link and blank rows.
 */
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
 * Proves that no blank is left, that every text can be broken at its words, and that each hint and
 * the debrief fit on the smallest screen.
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
