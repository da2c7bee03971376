import type {Platform} from '../network/platform.ts';
import {parseDemand} from '../reachability/demand/demand.ts';
import {failure, problem, type Result, success} from '../result.ts';
import type {World} from '../security-groups/world.ts';
import type {Course, CourseLesson} from './course.ts';
import type {Goal, Lesson} from './lesson.ts';
import type {TextsByFile} from './translate/translation.ts';

/**
 * A world with the index of its platform in a list, since few platforms are shared by all worlds.
 */
type CompiledWorld = Omit<World, 'platform'> & {readonly platform: number};

/** A goal without its demand: that holds sets of flows, which JSON cannot. */
type CompiledGoal = Omit<Goal, 'demand'>;

/** A lesson with the indexes of its worlds in a list: most lessons begin where another one ends. */
type CompiledLesson = {
  readonly file: string;
  readonly lesson: Omit<Lesson, 'goals'> & {readonly goals: readonly CompiledGoal[]};
  readonly start: number;
  readonly solved: number;
};

/**
 * A course that was read and checked, as a value that JSON can hold. Opening it takes a few
 * milliseconds; reading the YAML files and replaying their commands takes a hundred times as long.
 */
export type CompiledCourse = {
  readonly platforms: readonly Platform[];
  readonly worlds: readonly CompiledWorld[];
  readonly lessons: readonly CompiledLesson[];
  /** The texts of the translations, by language. */
  readonly translations: Readonly<Record<string, TextsByFile>>;
};

/** Gives the index of a thing in a list, and adds the thing if it is new. */
const indexIn = <Thing>(list: Thing[], thing: Thing): number => {
  const index = list.indexOf(thing);
  return index < 0 ? list.push(thing) - 1 : index;
};

/** Compiles a course and its translations. */
export const compileCourse = (
  course: Course,
  translations: CompiledCourse['translations'],
): CompiledCourse => {
  const platforms: Platform[] = [];
  const worlds: World[] = [];
  const lessons = course.map(
    ({file, lesson, start, solved}): CompiledLesson => ({
      file,
      lesson: {...lesson, goals: lesson.goals.map(({demand: _, ...goal}) => goal)},
      start: indexIn(worlds, start),
      solved: indexIn(worlds, solved),
    }),
  );
  return {
    worlds: worlds.map(world => ({...world, platform: indexIn(platforms, world.platform)})),
    platforms,
    lessons,
    translations,
  };
};

const damaged = failure(
  problem('The compiled lessons are damaged.', 'Compile them again: npm run build'),
);

const openGoal = (platform: Platform, goal: CompiledGoal): Result<Goal> => {
  const demand = parseDemand(platform, goal.flow);
  return demand.ok ? success({...goal, demand: demand.value}) : demand;
};

const openLesson = (
  {file, lesson, ...worldsOf}: CompiledLesson,
  worlds: readonly World[],
  number: number,
): Result<CourseLesson> => {
  const [start, solved] = [worlds[worldsOf.start], worlds[worldsOf.solved]];
  if (!start || !solved) return damaged;
  const goals: Goal[] = [];
  for (const goal of lesson.goals) {
    const opened = openGoal(start.platform, goal);
    if (!opened.ok) return opened;
    goals.push(opened.value);
  }
  return success({kind: 'lesson', number, file, start, solved, lesson: {...lesson, goals}});
};

/** Opens a compiled course. It fails if `compileCourse` did not make the value. */
export const openCompiled = ({platforms, lessons, ...compiled}: CompiledCourse): Result<Course> => {
  const worlds: World[] = [];
  for (const {platform: index, ...world} of compiled.worlds) {
    const platform = platforms[index];
    if (!platform) return damaged;
    worlds.push({...world, platform});
  }
  const places: CourseLesson[] = [];
  for (const lesson of lessons) {
    const place = openLesson(lesson, worlds, places.length + 1);
    if (!place.ok) return place;
    places.push(place.value);
  }
  const [first, ...rest] = places;
  return first ? success([first, ...rest]) : damaged;
};
