import type {Fault} from '../../text/fault.ts';
import type {ReadCourse, ReadLesson} from '../read/read-course.ts';
import {checkLadder} from './ladder.ts';
import {checkMistakes} from './mistakes.ts';
import {checkOthers} from './others.ts';
import {checkQuestions} from './questions.ts';
import {checkForms, checkSolution} from './solution.ts';
import {checkGuards, checkStart} from './start.ts';
import {checkTexts} from './texts.ts';

/** The proofs of a lesson. Each one gives the faults that it finds. */
const proofs: readonly ((place: ReadLesson) => readonly Fault[])[] = [
  checkStart,
  checkGuards,
  checkSolution,
  place => checkForms(place),
  checkOthers,
  checkLadder,
  checkMistakes,
  checkQuestions,
  checkTexts,
];

/** Proves every lesson of a course, and names every fault. */
export const checkCourse = (course: ReadCourse): readonly Fault[] =>
  course.flatMap(place => proofs.flatMap(proof => proof(place)));
