import test from 'ava';
import {compileCourse, openCompiled} from '../../src/lessons/compiled.ts';
import type {Course, CourseLesson} from '../../src/lessons/course.ts';
import {builtIn, compiled, readBuiltIn} from './built-in.ts';

/** What a lesson says, as JSON has it: without fields that are not given. */
const said = (place: CourseLesson): unknown => JSON.parse(JSON.stringify(place));

test('compiled and opened again, the lessons are what their files say', t => {
  const read = readBuiltIn();
  t.deepEqual(builtIn.map(said), read.map(said));
  const demands = (course: Course) =>
    course.map(({lesson}) => lesson.goals.map(({demand}) => demand));
  t.deepEqual(demands(builtIn), demands(read));
});

test('lessons of one platform share it when they are opened, as when they are read', t => {
  const platforms = (course: Course) =>
    new Set(course.flatMap(({start, solved}) => [start.platform, solved.platform])).size;
  t.is(platforms(builtIn), platforms(readBuiltIn()));
});

test('what is compiled survives JSON', t => {
  const again = compileCourse(builtIn, compiled.course.translations);
  t.deepEqual(JSON.parse(JSON.stringify(again)), compiled.course);
});

test('a compiled form that points nowhere is an error with a remedy', t => {
  const {course} = compiled;
  for (const damaged of [
    {...course, platforms: []},
    {...course, worlds: []},
    {...course, lessons: []},
  ]) {
    const opened = openCompiled(damaged);
    t.false(opened.ok);
    if (!opened.ok) t.regex(opened.error.remedy, /npm run build/);
  }
});
