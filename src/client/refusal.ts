import {type Problem, problem} from '../result.ts';
import type {ApiError} from '../security-groups/api-error.ts';

/**
 * Why a command came to nothing: what the client prints, or what the API answers, then what to
 * do about it, and the client's exit status: 2 when it could not read the command, 1 otherwise.
 */
export type Refusal = Problem & {
  readonly exit: 1 | 2;
  /** Whether nothing is wrong with the words, but that some are missing at their end. */
  readonly isUnfinished?: true;
  /** The word of the line that it is about, as typed; several with blanks between, or none. */
  readonly word?: string;
};

const about = (word: string | undefined): Pick<Refusal, 'word'> =>
  word === undefined ? {} : {word};

/** The client could not make sense of the words: exit 2. */
export const misread = (says: string, remedy: string, word?: string): Refusal => ({
  ...problem(says, remedy),
  exit: 2,
  ...about(word),
});

/** Words are missing at the end: exit 2, and nothing wrong yet for who is still typing. */
export const unfinished = (says: string, remedy: string): Refusal => ({
  ...misread(says, remedy),
  isUnfinished: true,
});

/** The client read the command and could not do it: exit 1. */
export const failed = (says: string, remedy: string, word?: string): Refusal => ({
  ...problem(says, remedy),
  exit: 1,
  ...about(word),
});

const exceptions: Readonly<Record<ApiError['status'], string>> = {
  400: 'BadRequestException',
  404: 'NotFoundException',
  409: 'ConflictException',
};

/**
 * What the client prints of an API's error, as openstacksdk words it; the URL of the request
 * is left out, since the lab has none (openstack/exceptions.py, HttpException).
 */
export const apiText = ({status, says}: ApiError): string =>
  `${exceptions[status]}: ${status}, ${says}`;

/** An API's error as the client reports it, with the word of the line that led to it. */
export const refusedByApi = (error: ApiError, word?: string): Refusal =>
  failed(apiText(error), error.remedy, word);
