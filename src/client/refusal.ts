import {type Problem, problem} from '../result.ts';
import type {ApiError} from '../security-groups/api-error.ts';

/**
 * Why a command was refused: the message of the client or the API, a remedy, and the client's exit
 * status, which is 2 when the client could not read the command, and 1 otherwise.
 */
export type Refusal = Problem & {
  readonly exit: 1 | 2;
  /** Whether the words are right so far, and only some are missing at the end. */
  readonly isUnfinished?: true;
  /**
   * The word of the line that the refusal is about, as it was typed; it may be several with blanks
   * between, or none.
   */
  readonly word?: string;
};

const about = (word: string | undefined): Pick<Refusal, 'word'> =>
  word === undefined ? {} : {word};

/** Makes a refusal: the client could not read the words. Exit status 2. */
export const misread = (says: string, remedy: string, word?: string): Refusal => ({
  ...problem(says, remedy),
  exit: 2,
  ...about(word),
});

/**
 * Makes a refusal: words are missing at the end, which is no error yet while someone types. Exit
 * status 2.
 */
export const unfinished = (says: string, remedy: string): Refusal => ({
  ...misread(says, remedy),
  isUnfinished: true,
});

/** Makes a refusal: the client read the command and could not do it. Exit status 1. */
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
 * The client's message for an error of the API, as openstacksdk words it. It leaves out the URL of
 * the request, since the lab has none (openstack/exceptions.py, HttpException).
 */
export const apiText = ({status, says}: ApiError): string =>
  `${exceptions[status]}: ${status}, ${says}`;

/** Makes a refusal of an error of the API, with the typed word that led to it. */
export const refusedByApi = (error: ApiError, word?: string): Refusal =>
  failed(apiText(error), error.remedy, word);
