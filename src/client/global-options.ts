import {failure, type Result, success} from '../result.ts';
import {misread, type Refusal} from './refusal.ts';

const noCloud = 'the lab is no cloud, and needs no credentials';
const noLog = 'the lab has nothing more to tell';

type GlobalOption = {
  readonly name: string;
  readonly letter?: string;
  readonly takesValue: boolean;
  readonly why: string;
};

/** The names of the options for a cloud and its credentials, without `--os-`, in the client's order. */
const cloudOptions = [
  ...['cloud', 'region-name', 'cacert', 'cert', 'key', 'default-domain', 'interface'],
  ...['service-provider', 'remote-project-name', 'remote-project-id'],
  ...['remote-project-domain-name', 'remote-project-domain-id', 'profile', 'compute-api-version'],
  ...['identity-api-version', 'image-api-version', 'network-api-version', 'object-api-version'],
  ...['volume-api-version', 'auth-type', 'auth-url', 'system-scope', 'domain-id', 'domain-name'],
  ...['project-id', 'project-name', 'project-domain-id', 'project-domain-name', 'trust-id'],
  ...['default-domain-id', 'default-domain-name', 'token', 'identity-provider', 'protocol'],
  ...['identity-provider-url', 'username', 'password', 'user-id', 'auth-methods', 'access-token'],
  ...['user-domain-id', 'user-domain-name', 'passcode', 'consumer-key', 'consumer-secret'],
  ...['access-key', 'access-secret', 'client-id', 'client-secret', 'openid-scope', 'endpoint'],
  ...['access-token-endpoint', 'discovery-endpoint', 'access-token-type', 'redirect-uri', 'code'],
  ...['application-credential-secret', 'application-credential-id'],
  ...['application-credential-name', 'tenant-name', 'tenant-id'],
];

/** The options of `openstack` itself (osc_lib/shell.py, cliff/app.py). */
const globalOptions: readonly GlobalOption[] = [
  {name: '--version', takesValue: false, why: noLog},
  {name: '--verbose', letter: '-v', takesValue: false, why: noLog},
  {name: '--quiet', letter: '-q', takesValue: false, why: noLog},
  {name: '--log-file', takesValue: true, why: noLog},
  {name: '--help', letter: '-h', takesValue: false, why: noLog},
  {name: '--debug', takesValue: false, why: noLog},
  {name: '--verify', takesValue: false, why: noCloud},
  {name: '--insecure', takesValue: false, why: noCloud},
  {name: '--timing', takesValue: false, why: noLog},
  {name: '--os-beta-command', takesValue: false, why: noCloud},
  ...cloudOptions.map(name => ({name: `--os-${name}`, takesValue: true, why: noCloud})),
];

/** A command without the options of `openstack` itself, and remarks on these. */
export type WithoutGlobals = {
  readonly words: readonly string[];
  readonly remarks: readonly string[];
  /** Shortened options that `openstack` takes as its own before the command sees them. */
  readonly swallowed: readonly string[];
};

const find = (word: string): Result<GlobalOption | undefined, Refusal> => {
  const [name = ''] = word.split('=');
  const exact = globalOptions.find(each => each.name === name || each.letter === word);
  if (exact || name.length < 3 || !name.startsWith('--')) return success(exact);
  const [only, ...others] = globalOptions.filter(each => each.name.startsWith(name));
  return others.length === 0
    ? success(only)
    : failure(
        misread(
          `openstack: error: ambiguous option: ${name} could match ${[only, ...others].map(each => each?.name).join(', ')}`,
          `These are options of openstack itself, and it looks at ${name} before the command does. Write the option out.`,
          name,
        ),
      );
};

/**
 * Takes the options of `openstack` itself out of a command, wherever they stand. The client reads
 * them first, also when shortened: `--d 80` means `--debug`, whatever options the command has. It
 * leaves `--help` in.
 */
export const takeGlobalOptions = (typed: readonly string[]): Result<WithoutGlobals, Refusal> => {
  const words: string[] = [];
  const remarks: string[] = [];
  const swallowed: string[] = [];
  for (let index = 0; index < typed.length; index += 1) {
    const word = typed[index] ?? '';
    if (word === '--') {
      words.push(...typed.slice(index));
      break;
    }
    const found = find(word);
    if (!found.ok) return found;
    const option = found.value;
    if (!option || option.name === '--help') {
      words.push(word);
      continue;
    }
    const [name = ''] = word.split('=');
    const isShort = name !== option.name && name !== option.letter;
    const called = isShort ? `${name} is ${option.name}, of openstack itself, and` : name;
    if (isShort) swallowed.push(`${name} is taken for ${option.name}, of openstack itself`);
    if (option.takesValue && !word.includes('=')) {
      index += 1;
      if (/^-(?!\d|$)/.test(typed[index] ?? '-missing')) {
        return failure(
          misread(
            `openstack: error: argument ${option.name}: expected one argument`,
            `Leave ${name} out: ${option.why}.`,
            name,
          ),
        );
      }
    }
    remarks.push(`${called} changes nothing here: ${option.why}.`);
  }
  return success({words, remarks, swallowed});
};
