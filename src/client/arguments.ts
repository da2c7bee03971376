/** Reads what was typed for an argument; throws argparse's error where it cannot be. */
export type Reader = (text: string) => unknown;

/** One argument of a command: what stands by itself, like `group`, or an option, like `--remote-ip`. */
export type Argument = {
  /** `--remote-ip`, or the name of what stands by itself. */
  readonly name: string;
  /** The option's one letter, with its dash. */
  readonly letter?: string;
  /** What usage and help call the value; an option without one is a switch. */
  readonly value?: string;
  /** What it does, for the page of help. */
  readonly means: string;
  /** How often it may be there: once unless said; `some` is once or more. */
  readonly times?: 'optional' | 'some' | 'repeated';
  readonly reads?: Reader;
  readonly choices?: readonly string[];
  /** Options that share this word rule each other out. */
  readonly either?: string;
  /** Why it changes nothing in the lab, as the end of a sentence; it is then taken and said so. */
  readonly unused?: string;
};

/** An argument as it is declared, but for its name. */
type Details = Omit<Argument, 'name' | 'value' | 'means'>;

/** What stands by itself in a command. */
export const positional = (
  name: string,
  value: string,
  means: string,
  details: Details = {},
): Argument => ({name, value, means, ...details});

/** An option with a value. */
export const option = (
  name: string,
  value: string,
  means: string,
  details: Details = {},
): Argument => ({name, value, means, ...details});

/** An option without a value. */
export const flag = (name: string, means: string, details: Details = {}): Argument => ({
  name,
  means,
  ...details,
});

/** Whether an argument is an option, and not what stands by itself. */
export const isOption = ({name}: Argument): boolean => name.startsWith('-');

/** The options that choose a project. */
export const projectOptions: readonly Argument[] = ['--project', '--project-domain'].map(name =>
  option(name, `<${name.slice(2)}>`, 'the project that owns it', {
    unused: 'the lab has one project',
  }),
);

/** The option to look at all projects, which is for administrators. */
export const allProjects: Argument = flag('--all-projects', 'also of other projects', {
  unused: 'the lab has one project',
});

/** The options that page through a list. */
export const pageOptions: readonly Argument[] = ['--limit', '--marker', '--max-items'].map(name =>
  option(name, `<${name.slice(2)}>`, 'a part of the list', {
    unused: 'the lab shows its lists whole',
  }),
);

/** The option for properties that the client does not know. */
export const extraProperty: Argument = option(
  '--extra-property',
  'type=<type>,name=<name>,value=<value>',
  'a property the client does not know',
  {times: 'repeated', unused: 'the lab knows no more properties than the client'},
);

/** The option that lets the client wait until the work is done. */
export const waitOption: Argument = flag('--wait', 'wait until it is done', {
  unused: 'in the lab everything is done at once',
});

/** The option for columns beyond the usual ones. */
export const unusedLong: Argument = flag('--long', 'more columns', {
  unused: 'the lab knows nothing more to list',
});
