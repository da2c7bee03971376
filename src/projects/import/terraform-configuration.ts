import {memoized} from '../../memoize.ts';
import {
  type Expression,
  expressionOf,
  type Fields,
  fieldsOf,
  type Index,
  listOf,
  type ModuleStep,
  type Resource,
  type TerraformDocument,
} from './terraform-document.ts';

/** The scope of an expression: its module, and what tells the copies of its block apart. */
export type Scope = {
  readonly module: readonly ModuleStep[];
  readonly index: Index | undefined;
  /** The entry of `for_each` that `each.value` means, if the plan tells it. */
  readonly entry: Fields | undefined;
};

/** Keeps the references that are not the beginning of a longer one, each once. */
export const longest = (references: readonly string[]): readonly string[] => {
  const all = [...new Set(references)];
  return all.filter(
    one => !all.some(other => other.startsWith(`${one}.`) || other.startsWith(`${one}[`)),
  );
};

/** A module's configuration: its resources, calls, outputs and variables. */
export const configurationOf = (
  {configuration}: TerraformDocument,
  module: readonly ModuleStep[],
): Fields =>
  module.reduce((at, {name}) => fieldsOf(at, 'module_calls', name, 'module'), configuration);

const keyOf = (isData: boolean, type: string, name: string): string =>
  `${isData ? 'data.' : ''}${type}.${name}`;

const blocksOf = memoized((configuration: Fields): ReadonlyMap<string, Fields> => {
  const blocks = listOf(configuration.resources).map(each => fieldsOf(each));
  return new Map(
    blocks.map(each => [keyOf(each.mode === 'data', `${each.type}`, `${each.name}`), each]),
  );
});

/**
 * The block of the configuration that a resource comes from; undefined in a state, which has no
 * configuration.
 */
export const blockOf = (
  document: TerraformDocument,
  {module, type, name, isData}: Resource,
): Fields | undefined => blocksOf(configurationOf(document, module)).get(keyOf(isData, type, name));

const pathOf = (module: readonly ModuleStep[]): string => JSON.stringify(module);

type Copies = {
  readonly resources: ReadonlyMap<string, readonly Resource[]>;
  readonly modules: ReadonlyMap<string, readonly (readonly ModuleStep[])[]>;
};

const copiesIn = memoized(({resources: all}: TerraformDocument): Copies => {
  const resources = new Map<string, Resource[]>();
  const modules = new Map<string, (readonly ModuleStep[])[]>();
  const seen = new Set<string>();
  const add = <Value>(to: Map<string, Value[]>, key: string, value: Value): void => {
    const values = to.get(key);
    if (values) values.push(value);
    else to.set(key, [value]);
  };
  for (const resource of all) {
    const {module, isData, type, name} = resource;
    add(resources, `${pathOf(module)} ${keyOf(isData, type, name)}`, resource);
    for (let depth = 1; depth <= module.length; depth += 1) {
      const steps = module.slice(0, depth);
      const path = pathOf(steps);
      if (seen.has(path)) continue;
      seen.add(path);
      add(modules, `${pathOf(steps.slice(0, -1))} ${steps.at(-1)?.name}`, steps);
    }
  }
  return {resources, modules};
});

/** The copies of a resource's block in a module, as `count` and `for_each` make them. */
export const resourceCopies = (
  document: TerraformDocument,
  module: readonly ModuleStep[],
  isData: boolean,
  type: string,
  name: string,
): readonly Resource[] =>
  copiesIn(document).resources.get(`${pathOf(module)} ${keyOf(isData, type, name)}`) ?? [];

/** The copies of a module that a module calls. */
export const moduleCopies = (
  document: TerraformDocument,
  module: readonly ModuleStep[],
  name: string,
): readonly (readonly ModuleStep[])[] =>
  copiesIn(document).modules.get(`${pathOf(module)} ${name}`) ?? [];

/**
 * The call of the module that a scope is in, and the scope of the call; undefined for the root
 * module.
 */
export const callOf = (
  document: TerraformDocument,
  module: readonly ModuleStep[],
): {readonly call: Fields; readonly scope: Scope} | undefined => {
  const last = module.at(-1);
  if (!last) return undefined;
  const outer = module.slice(0, -1);
  const call = fieldsOf(configurationOf(document, outer), 'module_calls', last.name);
  const each = expressionOf(call.for_each_expression);
  return {call, scope: scopeIn(document, outer, last.index, each)};
};

/** The value of an expression that is a constant, or a variable with a known value. */
const toldValue = (
  document: TerraformDocument,
  module: readonly ModuleStep[],
  expression: Expression | undefined,
): unknown => {
  if (!expression) return undefined;
  if (expression.constant !== undefined) return expression.constant;
  const [only, ...others] = longest(expression.references);
  const name = /^var\.([\w-]+)$/.exec(only ?? '')?.[1];
  if (name === undefined || others.length > 0) return undefined;
  const {default: standard} = fieldsOf(configurationOf(document, module), 'variables', name);
  const called = callOf(document, module);
  if (!called) return fieldsOf(document.variables, name).value ?? standard;
  const given = expressionOf(fieldsOf(called.call, 'expressions')[name]);
  return given ? toldValue(document, module.slice(0, -1), given) : standard;
};

/** Makes the scope of a copy of a block, with its entry of `for_each` if the plan tells it. */
export const scopeIn = (
  document: TerraformDocument,
  module: readonly ModuleStep[],
  index: Index | undefined,
  each: Expression | undefined,
): Scope => {
  const known = fieldsOf(toldValue(document, module, each));
  const hasEntry = typeof index === 'string' && Object.hasOwn(known, index);
  return {module, index, entry: hasEntry ? fieldsOf(known, index) : undefined};
};
