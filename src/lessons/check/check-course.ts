import type {Course, CourseLesson} from '../course.ts';
import type {Fault} from '../fault.ts';
import {checkLadder} from './ladder.ts';
import {checkMistakes} from './mistakes.ts';
import {checkSolution} from './solution.ts';
import {checkStart} from './start.ts';

/** What is proved of every lesson; each proof names what it finds wrong. */
const proofs: readonly ((place: CourseLesson) => readonly Fault[])[] = [
  checkStart,
  checkSolution,
  checkLadder,
  checkMistakes,
];

/** Proves every lesson of a course, and names every fault. */
export const checkCourse = (course: Course): readonly Fault[] =>
  course.flatMap(place => proofs.flatMap(proof => proof(place)));
