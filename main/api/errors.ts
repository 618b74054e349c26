import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fieldMessage, fieldName } from '../../contract/messages.ts';
import { PROBLEM_TYPE, type Refusal } from '../../contract/problem.ts';
import { asDatabaseError, DatabaseError } from '../../db/errors.ts';
import { UserFacingError } from '../errors.ts';

/** Everything thrown while a request was served, as the one kind that is answered. Our own faults keep their secrets. */
export const asUserFacing = (thrown: unknown): UserFacingError => {
  if (thrown instanceof UserFacingError) return thrown;
  if (thrown instanceof z.ZodError) return invalidInput(thrown);
  const database = fromDatabase(thrown);
  if (database) return database;
  return fromServer(thrown) ?? ourFault(thrown);
};

const ourFault = (cause: unknown) =>
  new UserFacingError(
    'internal',
    500,
    'Внутренняя ошибка программы: операция не выполнена, данные не изменены. Повторите; если не поможет — обратитесь в поддержку.',
    { cause },
  );

const invalidInput = (error: z.ZodError): UserFacingError => {
  const fields = error.issues.map((issue) => ({ field: fieldName(issue), msg: fieldMessage(issue) }));
  const first = fields[0];
  const sentence = first ? `Проверьте поле «${first.field}»: ${first.msg}.` : 'Проверьте введённые данные.';
  return new UserFacingError('invalid_input', 422, sentence, { fields });
};

const fromDatabase = (thrown: unknown): UserFacingError | null => {
  const error = asDatabaseError(thrown);
  if (!(error instanceof DatabaseError)) return null;
  if (error.fault === 'full') {
    return new UserFacingError(
      'disk_full',
      507,
      'На диске не осталось места: операция не выполнена, прежние данные целы. Освободите место и повторите.',
      { cause: thrown },
    );
  }
  return ourFault(thrown);
};

/** What fastify itself refuses: bodies that can't be read, are too large or of an unknown kind. */
const fromServer = (thrown: unknown): UserFacingError | null => {
  if (!(thrown instanceof Error) || !('statusCode' in thrown)) return null;
  const status = Number(thrown.statusCode);
  if (status === 413) {
    return new UserFacingError('too_large', 413, 'Запрос слишком велик. Уменьшите файл и повторите.');
  }
  if (status === 415) {
    return new UserFacingError(
      'unsupported_type',
      415,
      'Тип содержимого не поддерживается: нужны JSON или поля формы.',
    );
  }
  if (status >= 400 && status < 500) {
    return new UserFacingError('bad_request', 422, 'Запрос не удалось прочитать: проверьте его содержимое.');
  }
  return null;
};

/** Existing clients put `msg` into their page as HTML (client facts 0.1), and a client's name may stand in it: no tag begins. */
export const harmless = (msg: string): string => msg.replaceAll('<', '‹').replaceAll('>', '›');

/**
 * Answers a refusal. Old clients show `msg` only with status 200, so a documented POST refuses with 200; 401, 429 and our
 * own faults keep their status, GETs and downloads too (domain §4). Who accepts problem+json gets RFC 9457 and the truth.
 */
export const sendRefusal = (
  request: FastifyRequest,
  reply: FastifyReply,
  error: UserFacingError,
  oldClientPost: boolean,
): FastifyReply => {
  const body: Refusal = {
    msg: harmless(error.message),
    msg_type: 'danger',
    code: error.code,
    errors: error.fields.map(({ field, msg }) => ({ field, msg: harmless(msg) })),
  };
  if (error.retryAfter !== undefined) reply.header('Retry-After', String(error.retryAfter));
  if (error.status === 401) reply.header('WWW-Authenticate', 'Bearer');
  if (acceptsProblem(request)) {
    return reply
      .code(error.status)
      .type(PROBLEM_TYPE)
      .send(JSON.stringify(problemOf(error, body)));
  }
  return reply.code(oldClientPost && !error.keepsStatus ? 200 : error.status).send(body);
};

const problemOf = ({ code, message, status }: UserFacingError, body: Refusal) => ({
  type: `urn:mesto:${code}`,
  title: message,
  status,
  detail: message,
  ...body,
});

/** What is no HTTP, or has an address longer than the server reads, never becomes a request: it is answered on the socket. */
export const refuseUnreadable = (fault: Error & { code?: string }, socket: Socket): void => {
  if (!socket.writable || fault.code === 'ECONNRESET') return void socket.destroy();
  const tooLong = fault.code === 'HPE_HEADER_OVERFLOW';
  const error = tooLong
    ? new UserFacingError(
        'too_long',
        431,
        'Адрес запроса слишком длинный. Сократите строку поиска или передайте поля в теле.',
      )
    : new UserFacingError('bad_request', 400, 'Запрос не удалось прочитать.');
  const body = JSON.stringify(
    problemOf(error, { msg: error.message, msg_type: 'danger', code: error.code, errors: [] }),
  );
  const head = [
    `HTTP/1.1 ${error.status} ${tooLong ? 'Request Header Fields Too Large' : 'Bad Request'}`,
    `Content-Type: ${PROBLEM_TYPE}; charset=utf-8`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
};

const acceptsProblem = (request: FastifyRequest): boolean =>
  request.headers.accept?.includes(PROBLEM_TYPE) ?? false;
