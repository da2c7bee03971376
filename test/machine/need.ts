import process from 'node:process';

/** Why a need cannot be met here, as in "it takes nftables", and whether TOOLS asked for that. */
export type Lack = {readonly says: string; readonly isAsked: boolean};

/** Something outside the tests that some of them take, and that not every machine has. */
export type Need = {
  /** Why it cannot be had here; nothing where it can. It is found out once. */
  readonly lack: () => Lack | undefined;
};

const {TOOLS = ''} = process.env;
const words = TOOLS.split(',').filter(word => word !== '');
const wrong = words.find(word => word !== 'required' && !word.startsWith('no-'));
if (wrong) throw new Error(`TOOLS has 'required' and words like 'no-neutron', and not '${wrong}'.`);

/** Whether a test whose needs are not met fails, as in CI; elsewhere it is skipped. */
export const required = words.includes('required');

/** What is lacking first of several needs; nothing where all of them are met. */
export const lackOf = (needs: readonly Need[]): Lack | undefined => {
  for (const {lack} of needs) {
    const found = lack();
    if (found !== undefined) return found;
  }
  return undefined;
};

/**
 * A need by its name, which `no-<name>` in TOOLS takes away. Where its parts are met, `ask` says in
 * a few words what else it lacks.
 */
export const need = (name: string, parts: readonly Need[], ask: () => string | undefined): Need => {
  const find = (): Lack | undefined => {
    if (words.includes(`no-${name}`)) return {says: `TOOLS has no-${name}`, isAsked: true};
    const says = (lack: string | undefined) =>
      lack === undefined ? undefined : {says: lack, isAsked: false};
    return lackOf(parts) ?? says(ask());
  };
  let found: {readonly lack: Lack | undefined} | undefined;
  return {
    lack: () => {
      found ??= {lack: find()};
      return found.lack;
    },
  };
};
