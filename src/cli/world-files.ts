import {basename} from 'node:path';
import {isCommand} from '../client/command-line.ts';
import {runScript} from '../client/script.ts';
import {importProject, looksLikeJson} from '../projects/import/project.ts';
import {readWorldFile} from '../projects/world-file/world-file.ts';
import {failure, type Problem, problem, type Result, success} from '../result.ts';
import {defaultGroupName, type World} from '../security-groups/world.ts';
import {describeFault} from '../text/fault.ts';
import type {TextFile} from '../text/yaml-file.ts';
import {reasonOf, type Shell} from './shell.ts';

/**
 * The kind of a world's file, recognised by its content: JSON of other programs, the lab's YAML, or
 * commands.
 */
type Kind = 'json' | 'yaml' | 'script';

/** The most characters of a YAML file or a script; nobody writes more by hand. */
const longest = 4_000_000;

const isWorldAsJson = (text: string): boolean => {
  if (text.length > longest) return false;
  try {
    const value: unknown = JSON.parse(text);
    return (
      typeof value === 'object' &&
      value !== null &&
      ['project', 'networks', 'instances'].every(key => Object.hasOwn(value, key))
    );
  } catch {
    return false;
  }
};

const kindOf = (text: string): Kind | undefined => {
  // YAML takes in JSON, so a world may be written as either.
  if (looksLikeJson(text)) return isWorldAsJson(text) ? 'yaml' : 'json';
  const first = /^(?![ \t]*(?:#|\r?$))[ \t]*(.*)$/m.exec(text.slice(0, longest))?.[1] ?? '';
  if (/^(?:---|%YAML|(?:"[^"]*"|'[^']*'|[\w-]+)[ \t]*:(?:\s|$))/.test(first)) return 'yaml';
  return isCommand(first) || /^[ \t]*openstack[ \t]/m.test(text) ? 'script' : undefined;
};

const unrecognised = ({name, text}: TextFile): Problem => {
  if (text.trim() === '') return problem(`${name} is empty.`, 'Fetch it anew.');
  return problem(
    `${name} is nothing a world can be read from.`,
    "Give JSON of the client (-f json) or of terraform show -json, a world's YAML, or a script of openstack commands.",
  );
};

/** How many problems are printed at once. */
const mostTold = 10;

/** Joins several problems to one, each with its remedy on a line of its own. */
const asOne = (problems: readonly Problem[]): Problem => {
  const [first, ...others] = problems;
  if (first && others.length === 0) return first;
  const shown = problems.slice(0, mostTold).map(({says, remedy}) => `${says} ${remedy}`);
  return problem(
    ['These files do not make a world:', ...shown].join('\n'),
    problems.length > shown.length
      ? `There are ${problems.length - shown.length} more; mend these first.`
      : 'Mend them, and try again.',
  );
};

const readYamlWorld = (file: TextFile): Result<World> => {
  const world = readWorldFile({...file, name: basename(file.name)});
  if (world.ok) return world;
  const faults = world.error.slice(0, mostTold).map(describeFault);
  const more = world.error.length - faults.length;
  return failure(
    problem(
      [`The world ${file.name} cannot be read:`, ...faults].join('\n'),
      more > 0
        ? `There are ${more} more; mend these first.`
        : "Mend it; the built-in lessons' platform.yaml shows the form.",
    ),
  );
};

const readFiles = async (
  shell: Shell,
  names: readonly string[],
): Promise<Result<readonly TextFile[]>> => {
  const files: TextFile[] = [];
  for (const name of names) {
    try {
      files.push({name, text: await shell.readText(name)});
    } catch (error) {
      return failure(
        problem(`${name} cannot be read: ${reasonOf(error)}.`, 'Name the file of a world.'),
      );
    }
  }
  return success(files);
};

/** Runs a script in a world. The error is the first command that is refused. */
const applyScript = (world: World, {name, text}: TextFile): Result<World> => {
  const after = runScript(world, text);
  if (after.ok) return after;
  const {line, command, refusal} = after.error;
  return failure(problem(`${name}:${line}: ${command}: ${refusal.says}`, refusal.remedy));
};

/** A world that was read, and remarks on what its files do not tell. */
export type Opened = {readonly world: World; readonly remarks: readonly Problem[]};

/**
 * Reads the world that files make together. Their content tells their kind: JSON of the client or
 * of Terraform, a world's YAML, and scripts of commands. Beside JSON, the YAML gives the platform.
 * Scripts run last; without another file they run on `ground`, the lessons' platform.
 */
export const readWorldFiles = async (
  shell: Shell,
  names: readonly string[],
  ground: () => Promise<Result<World>>,
): Promise<Result<Opened>> => {
  const files = await readFiles(shell, names);
  if (!files.ok) return files;
  const sorted: Record<Kind, TextFile[]> = {json: [], yaml: [], script: []};
  for (const file of files.value) {
    const kind = kindOf(file.text);
    if (!kind) return failure(unrecognised(file));
    if (kind !== 'json' && file.text.length > longest) {
      return failure(
        problem(
          `${file.name} is longer than ${longest.toLocaleString('en')} characters, the most a world's YAML or a script may have.`,
          'For a large project, give what the client prints with -f json.',
        ),
      );
    }
    sorted[kind].push(file);
  }
  const {json, yaml, script} = sorted;
  const [first, second] = yaml;
  if (second) {
    return failure(
      problem(
        `${first?.name} and ${second.name} are a world each.`,
        'Give one of them; to compare them: safespring-lab diff',
      ),
    );
  }
  const given = first ? readYamlWorld(first) : undefined;
  if (given && !given.ok) return given;
  const begun = await beginning(json, first && given && {file: first, world: given.value}, ground);
  if (!begun.ok) return begun;
  return script.reduce<Result<Opened>>((sofar, file) => {
    if (!sofar.ok) return sofar;
    const after = applyScript(sofar.value.world, file);
    return after.ok ? success({...sofar.value, world: after.value}) : after;
  }, begun);
};

/** A world that was read from YAML, and its file. */
type Given = {readonly file: TextFile; readonly world: World};

/** Remarks that the groups of a YAML file are ignored beside other files. */
const leftOut = ({file, world}: Given): readonly Problem[] => {
  const names = world.groups.map(({name}) => name).filter(name => name !== defaultGroupName);
  return names.length === 0
    ? []
    : [
        problem(
          `The security groups of ${file.name} are left out: ${names.join(', ')}.`,
          'Beside other files a YAML gives the platform; make the groups by a script of commands.',
        ),
      ];
};

/** Makes the world before any script: imported, read from YAML, or the lessons' own. */
const beginning = async (
  json: readonly TextFile[],
  given: Given | undefined,
  ground: () => Promise<Result<World>>,
): Promise<Result<Opened>> => {
  if (json.length > 0) {
    const imported = importProject(json, given?.world.platform);
    if (!imported.ok) return failure(asOne(imported.error));
    const {world, remarks} = imported.value;
    return success({world, remarks: [...remarks, ...(given ? leftOut(given) : [])]});
  }
  if (given) return success({world: given.world, remarks: []});
  const world = await ground();
  return world.ok ? success({world: world.value, remarks: []}) : world;
};
