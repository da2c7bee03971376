import {type Argument, flag, option, repeated} from '../arguments/argument.ts';

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

/** The options that show a list page by page. */
export const pageOptions: readonly Argument[] = ['--limit', '--marker', '--max-items'].map(name =>
  option(name, `<${name.slice(2)}>`, 'a part of the list', {
    unused: 'the lab shows its lists whole',
  }),
);

/** The option for properties that the client has no option for. */
export const extraProperty: Argument = repeated(
  '--extra-property',
  'type=<type>,name=<name>,value=<value>',
  'a property the client does not know',
  {unused: 'the lab knows no more properties than the client'},
);

/** The option that lets the client wait until the work is done. */
export const waitOption: Argument = flag('--wait', 'wait until it is done', {
  unused: 'in the lab everything is done at once',
});

/** The option for more columns, which the lab does not have. */
export const unusedLong: Argument = flag('--long', 'more columns', {
  unused: 'the lab knows nothing more to list',
});
