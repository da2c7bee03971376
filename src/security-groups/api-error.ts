import type {Problem} from '../result.ts';

/**
 * The answer of the networking or compute API to a request that it refuses: the HTTP status, the
 * exception's type and message as Neutron words them, and a remedy that the lab adds. Types and
 * messages: neutron/extensions/securitygroup.py.
 */
export type ApiError = Problem & {
  readonly status: 400 | 404 | 409;
  readonly type: string;
};

const answer =
  (status: ApiError['status']) =>
  (type: string, says: string, remedy: string): ApiError => ({status, type, says, remedy});

/** Makes an error with status 400: the request makes no sense. */
export const badRequest = answer(400);

/** Makes an error with status 404: what the request names does not exist. */
export const notFound = answer(404);

/** Makes an error with status 409: the request contradicts what is there. */
export const conflict = answer(409);
