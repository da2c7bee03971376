import * as v from 'valibot';
import {failure, problem, type Result, success} from '../../result.ts';
import type {JsonDocument} from './json-documents.ts';
import {readEntries, whereIs} from './shape.ts';

/**
 * The index that tells the copies of a resource or a module apart: a key of `for_each`, or a number
 * of `count`.
 */
export type Index = string | number;

/** One step of a module's address: `module.web["eu"]`. */
export type ModuleStep = {readonly name: string; readonly index?: Index};

/** A record of a document whose fields are read one by one. */
export type Fields = Readonly<Record<string, unknown>>;

/** One copy of a resource or a data source, as it is or will be. */
export type Resource = {
  readonly address: string;
  readonly module: readonly ModuleStep[];
  readonly isData: boolean;
  readonly type: string;
  readonly name: string;
  readonly index?: Index;
  readonly values: Fields;
  /**
   * What a plan does not know yet, in the shape of the values: `true` stands for an unknown value.
   */
  readonly unknown: unknown;
};

/** An expression of the configuration: a constant, or references. */
export type Expression = {
  readonly constant?: unknown;
  readonly references: readonly string[];
};

/**
 * A plan or a state. It has resources; a plan also has the configuration and the root module's
 * variables.
 */
export type TerraformDocument = {
  readonly file: string;
  readonly isPlan: boolean;
  readonly resources: readonly Resource[];
  readonly configuration: Fields;
  readonly variables: Fields;
};

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field of a record that is itself a record; an empty record if there is none. */
export const fieldsOf = (value: unknown, ...path: readonly string[]): Fields => {
  let at: unknown = value;
  for (const name of path) at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  return isObject(at) ? at : {};
};

/** The elements of a value if it is a list; otherwise none. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A value if it is a text that is not empty; otherwise null. */
export const stringOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** Reads an expression of the configuration's JSON; undefined if there is none. */
export const expressionOf = (value: unknown): Expression | undefined => {
  if (!isObject(value)) return undefined;
  const references = listOf(value.references).filter(each => typeof each === 'string');
  return Object.hasOwn(value, 'constant_value')
    ? {constant: value.constant_value, references}
    : {references};
};

/** How deeply modules may be nested. */
const deepest = 50;

/** The modules at the beginning of an address such as `module.web["eu"].module.db[0].openstack_…`. */
const modulesOf = (address: string): readonly ModuleStep[] => {
  const step = /module\.([\w-]+)(?:\[(?:"((?:[^"\\]|\\.)*)"|(\d+))\])?\./y;
  const steps: ModuleStep[] = [];
  for (
    let match = step.exec(address);
    match && steps.length < deepest;
    match = step.exec(address)
  ) {
    const [, name = '', key, count] = match;
    const index = count === undefined ? key?.replace(/\\(.)/g, '$1') : Number(count);
    steps.push(index === undefined ? {name} : {name, index});
  }
  return steps;
};

const index = v.optional(v.union([v.string(), v.number()]));
const values = v.custom<Fields>(isObject, 'an object');

const resourceValues = v.object({
  address: v.string(),
  mode: v.optional(v.string()),
  type: v.string(),
  name: v.string(),
  index,
  values: v.nullish(values),
});

const resourceChange = v.object({
  address: v.string(),
  mode: v.optional(v.string()),
  type: v.string(),
  name: v.string(),
  index,
  change: v.object({
    actions: v.array(v.string()),
    after: v.nullish(values),
    after_unknown: v.unknown(),
  }),
});

/**
 * The resources of a module and of all modules inside it. It keeps a list of modules to visit, so
 * that depth does not matter.
 */
const resourcesIn = (root: unknown): readonly unknown[] => {
  const found: unknown[] = [];
  const waiting: unknown[] = [root];
  for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
    const {resources, child_modules: children} = fieldsOf(module);
    found.push(...listOf(resources));
    waiting.push(...[...listOf(children)].reverse());
  }
  return found;
};

type Known = Pick<Resource, 'address' | 'type' | 'name'> & {readonly index?: Index | undefined};

const newResource = (
  {address, type, name, index}: Known,
  mode: string | undefined,
  values: Fields,
  unknown: unknown,
): Resource => ({
  address,
  module: modulesOf(address),
  isData: mode === 'data',
  type,
  name,
  ...(index === undefined ? {} : {index}),
  values,
  unknown,
});

const command = 'terraform show -json';

const readValues = (document: JsonDocument, root: unknown): Result<readonly Resource[]> => {
  const read = readEntries(document, command, resourceValues, resourcesIn(root));
  return read.ok
    ? success(read.value.map(each => newResource(each, each.mode, each.values ?? {}, {})))
    : read;
};

/** Whether the resource is gone after some actions. */
const isGone = (actions: readonly string[]): boolean =>
  actions.length === 1 && ['delete', 'forget'].includes(actions[0] ?? '');

const readChanges = (
  document: JsonDocument,
  changes: readonly unknown[],
): Result<readonly Resource[]> => {
  const read = readEntries(document, command, resourceChange, changes);
  return read.ok
    ? success(
        read.value
          .filter(({change}) => !isGone(change.actions))
          .map(each =>
            newResource(each, each.mode, each.change.after ?? {}, each.change.after_unknown),
          ),
      )
    : read;
};

/**
 * Whether a document comes from Terraform: from `terraform show -json`, or a state file, which has
 * another form.
 */
export const isTerraform = ({value}: JsonDocument): boolean =>
  isObject(value) &&
  (Object.hasOwn(value, 'format_version') ||
    ['resource_changes', 'planned_values', 'terraform_version'].some(key =>
      Object.hasOwn(value, key),
    ));

/**
 * Reads the plan or the state that `terraform show -json` prints (terraform,
 * internal/command/jsonplan and jsonstate). Resources that a plan deletes are left out.
 */
export const readTerraformDocument = (document: JsonDocument): Result<TerraformDocument> => {
  const plan = fieldsOf(document.value);
  const {resource_changes: changes, planned_values: planned, values: state} = plan;
  if (changes === undefined && planned === undefined && state === undefined) {
    const says = Object.hasOwn(plan, 'lineage')
      ? 'This is the file in which Terraform keeps its state.'
      : 'This Terraform JSON has neither a plan nor a state in it.';
    return failure(
      problem(`${whereIs(document)}: ${says}`, 'Give what is printed by: terraform show -json'),
    );
  }
  const isPlan = changes !== undefined || planned !== undefined;
  const main = Array.isArray(changes)
    ? readChanges(document, changes)
    : readValues(document, fieldsOf(isPlan ? planned : state, 'root_module'));
  if (!main.ok) return main;
  // Data sources that were read for a plan stand in the state before it.
  const prior = readValues(document, fieldsOf(plan, 'prior_state', 'values', 'root_module'));
  if (!prior.ok) return prior;
  const known = new Set(main.value.map(({address}) => address));
  const data = prior.value.filter(({isData, address}) => isData && !known.has(address));
  return success({
    file: whereIs(document),
    isPlan,
    resources: [...main.value, ...data],
    configuration: fieldsOf(plan, 'configuration', 'root_module'),
    variables: fieldsOf(plan, 'variables'),
  });
};
