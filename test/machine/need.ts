import process from 'node:process';

/** Something outside the tests that some of them take, and that not every machine has. */
export type Need = {
  /** Why it cannot be had here, as in "it takes nftables"; nothing where it can. It is found out once. */
  readonly lack: () => string | undefined;
};

const {TOOLS = ''} = process.env;
const words = TOOLS.split(',').filter(word => word !== '');
const wrong = words.find(word => word !== 'required' && !word.startsWith('no-'));
if (wrong) throw new Error(`TOOLS has 'required' and words like 'no-neutron', and not '${wrong}'.`);

/** Whether a test whose needs are not met fails, as in CI; elsewhere it is skipped. */
export const required = words.includes('required');

/** A need by its name, which `no-<name>` in TOOLS takes away, and what finds out what it lacks. */
export const need = (name: string, ask: () => string | undefined): Need => {
  const withheld = words.includes(`no-${name}`);
  let answer: {readonly lack: string | undefined} | undefined;
  return {
    lack: () => {
      answer ??= {lack: withheld ? `TOOLS has no-${name}` : ask()};
      return answer.lack;
    },
  };
};

/** What is lacking first of several needs; nothing where all of them are met. */
export const lackOf = (needs: readonly Need[]): string | undefined => {
  for (const {lack} of needs) {
    const found = lack();
    if (found !== undefined) return found;
  }
  return undefined;
};
