import {
  blockOf,
  callOf,
  configurationOf,
  longest,
  moduleCopies,
  resourceCopies,
  type Scope,
  scopeIn,
} from './terraform-configuration.ts';
import {
  type Expression,
  expressionOf,
  fieldsOf,
  type Index,
  type Resource,
  type TerraformDocument,
} from './terraform-document.ts';

/**
 * The result of following an expression whose value a plan does not know: nothing, resources that
 * it certainly names, or something that is known only after apply.
 */
export type Followed =
  | {readonly kind: 'nothing'}
  | {readonly kind: 'resources'; readonly resources: readonly Resource[]}
  | {readonly kind: 'open'; readonly resources: readonly Resource[]};

const nothing: Followed = {kind: 'nothing'};
const open: Followed = {kind: 'open', resources: []};

/** How many more expressions to follow. An expression that refers to itself would never end. */
type Budget = {left: number};

const isIteration = (reference: string): boolean => /^(each|count)\./.test(reference);

const indexIn = (text: string | undefined): Index | undefined => {
  const [, key, count] = /^\[(?:"(.*)"|(\d+))\]$/.exec(text ?? '') ?? [];
  return count === undefined ? key : Number(count);
};

/** Picks one of several copies: by a written index, or by the index of the scope. */
const oneOf = <Copy>(
  copies: readonly Copy[],
  indexOf: (copy: Copy) => Index | undefined,
  written: Index | undefined,
  {index, entry}: Scope,
  iterations: readonly string[],
): Copy | undefined => {
  if (written !== undefined) return copies.find(copy => indexOf(copy) === written);
  const [only, ...others] = copies;
  if (iterations.length === 0) return others.length === 0 ? only : undefined;
  const [field] = iterations.flatMap(each => /^each\.value\.([\w-]+)$/.exec(each)?.[1] ?? []);
  const meant = field === undefined ? index : entry?.[field];
  return copies.find(copy => indexOf(copy) === meant);
};

const followModule = (
  document: TerraformDocument,
  scope: Scope,
  reference: string,
  iterations: readonly string[],
  budget: Budget,
): Followed => {
  const [, name = '', index, output] =
    /^module\.([\w-]+)(\[[^\]]*\])?(?:\.([\w-]+))?/.exec(reference) ?? [];
  const isBare = index === undefined && output === undefined;
  const module = oneOf(
    moduleCopies(document, scope.module, name),
    copy => copy.at(-1)?.index,
    indexIn(index),
    scope,
    isBare ? iterations : [],
  );
  if (!module) return open;
  const {outputs} = configurationOf(document, module);
  // A module named by its key alone does not say which of its outputs is meant.
  const names = output === undefined ? Object.keys(fieldsOf(outputs)) : [output];
  const expressions = names.flatMap(each => expressionOf(fieldsOf(outputs, each).expression) ?? []);
  return union(
    expressions.map(each =>
      follow(document, {module, index: undefined, entry: undefined}, each, budget),
    ),
  );
};

const followResource = (
  document: TerraformDocument,
  scope: Scope,
  reference: string,
  iterations: readonly string[],
): Followed => {
  const [, data, type = '', name = '', index, attribute] =
    /^(data\.)?([\w-]+)\.([\w-]+)(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?(\..+)?$/.exec(reference) ?? [];
  const copies = resourceCopies(document, scope.module, data !== undefined, type, name);
  const isBare = index === undefined && attribute === undefined;
  const found = oneOf(copies, copy => copy.index, indexIn(index), scope, isBare ? iterations : []);
  return found ? {kind: 'resources', resources: [found]} : {kind: 'open', resources: copies};
};

const followVariable = (
  document: TerraformDocument,
  {module}: Scope,
  reference: string,
  budget: Budget,
): Followed => {
  const name = reference.split(/[.[]/)[1] ?? '';
  const called = callOf(document, module);
  const given = called && expressionOf(fieldsOf(called.call, 'expressions')[name]);
  // A variable of the root has a value that the plan knows, and so has one that is not given.
  return called && given ? follow(document, called.scope, given, budget) : nothing;
};

/** Joins the results of several expressions, as of the elements of a list. */
const union = (all: readonly Followed[]): Followed => {
  const resources = [
    ...new Set(all.flatMap(each => (each.kind === 'nothing' ? [] : each.resources))),
  ];
  if (all.some(({kind}) => kind === 'open')) return {kind: 'open', resources};
  return resources.length === 0 ? nothing : {kind: 'resources', resources};
};

const follow = (
  document: TerraformDocument,
  scope: Scope,
  expression: Expression,
  budget: Budget = {left: 1000},
): Followed => {
  budget.left -= 1;
  if (budget.left < 0) return open;
  const references = longest(expression.references);
  const iterations = references.filter(isIteration);
  const things = references.filter(each => !isIteration(each));
  const followed = things.map(reference => {
    const [head = ''] = reference.split('.');
    if (head === 'var') return followVariable(document, scope, reference, budget);
    if (head === 'module') return followModule(document, scope, reference, iterations, budget);
    if (['local', 'path', 'terraform', 'self'].includes(head)) return open;
    return followResource(document, scope, reference, iterations);
  });
  return union(followed);
};

/** The expression of a resource's attribute, and its scope, if the document has the block. */
const attributeOf = (document: TerraformDocument, resource: Resource, path: readonly Index[]) => {
  const block = blockOf(document, resource);
  if (!block) return undefined;
  const [name, ...rest] = path;
  const expressions = fieldsOf(block, 'expressions');
  const value = rest.reduce(
    (at: unknown, step) =>
      typeof step === 'number' ? (Array.isArray(at) ? at[step] : undefined) : fieldsOf(at)[step],
    expressions[String(name)],
  );
  const each = expressionOf(block.for_each_expression);
  return {
    scope: scopeIn(document, resource.module, resource.index, each),
    expression: expressionOf(value),
  };
};

/**
 * Follows an attribute whose value is a list that the plan does not know. `path` leads from the
 * resource to the attribute: names, and numbers for repeated blocks.
 */
export const followList = (
  document: TerraformDocument,
  resource: Resource,
  path: readonly Index[],
): Followed => {
  const attribute = attributeOf(document, resource, path);
  if (!attribute) return open;
  const {scope, expression} = attribute;
  return expression ? follow(document, scope, expression) : nothing;
};

/** Whether `each` or `count` in an expression only picks a copy of the one thing that it names. */
const picksCopy = (references: readonly string[]): boolean => {
  const [thing, ...others] = references.filter(each => !isIteration(each));
  return (
    others.length === 0 &&
    thing !== undefined &&
    /^(data\.)?[\w-]+\.[\w-]+$/.test(thing) &&
    !/^(var|local|path|terraform|self)\./.test(thing)
  );
};

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/**
 * Follows an attribute with one value that the plan does not know. An attribute that is not set is
 * also unknown if the server fills it in, and a condition may choose between several resources or
 * none. The result is certain only if one thing is referred to, or if the entry of `for_each` shows
 * that there is no choice.
 */
export const followValue = (
  document: TerraformDocument,
  resource: Resource,
  path: readonly Index[],
): Followed => {
  const attribute = attributeOf(document, resource, path);
  if (!attribute) return open;
  const {scope, expression} = attribute;
  if (!expression || expression.constant !== undefined) return nothing;
  const followed = follow(document, scope, expression);
  const resources = followed.kind === 'nothing' ? [] : followed.resources;
  const undecided: Followed = {kind: 'open', resources};
  const references = longest(expression.references);
  const fields = references.flatMap(each => /^each\.value\.([\w-]+)$/.exec(each)?.[1] ?? []);
  const {entry} = scope;
  if (entry && fields.length > 0) {
    if (fields.every(field => isEmpty(entry[field]))) return nothing;
    return resources.length === 1 ? followed : undecided;
  }
  const isPlain = references.length === 1 && !references.some(isIteration);
  if (!isPlain && !picksCopy(references)) return undecided;
  return resources.length > 1 ? undecided : followed;
};
