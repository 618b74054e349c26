import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Manager } from '../auth/managers.ts';
import { notFound, UserFacingError } from '../errors.ts';
import type { QueryContext } from '../queries/context.ts';
import { messageAttachment } from '../queries/messageAttachment.ts';
import { moveOutPhoto } from '../queries/moveOutPhoto.ts';
import { earlierPassportPhoto, passportPhoto } from '../queries/passportPhoto.ts';
import { timePointPhoto } from '../queries/timePointPhoto.ts';
import { byteRange } from './byteRange.ts';
import { contentDisposition } from './contentDisposition.ts';
import type { Desk } from './desk.ts';
import { SHOWN_KINDS } from './fileKind.ts';
import type { Access } from './route.ts';

/** A stored file that a path leads to. */
export interface FoundFile {
  /** SHA-256 of its content. */
  readonly id: string;
  readonly mime: string;
  /** The name to save it under; absent: the browser takes the path's end. */
  readonly name?: string;
  /** What somebody sent to another: saved, never shown by the page, whatever it is. */
  readonly saveOnly?: boolean;
}

/** A path that answers bytes (domain §6): links in answers lead here, and each asks for the token. */
export interface FileRoute {
  readonly path: string;
  readonly access: Access;
  /** `managerId` is who asks, for files that are not everyone's. @throws UserFacingError not_found */
  find(context: QueryContext, params: unknown, managerId: number): FoundFile;
}

const numberIn = (params: unknown, name: string): number =>
  z.object({ [name]: z.coerce.number().int().positive() }).parse(params)[name] ?? 0;

const textIn = (params: unknown, name: string): string =>
  z.object({ [name]: z.string() }).parse(params)[name] ?? '';

export const FILE_ROUTES: readonly FileRoute[] = [
  {
    path: '/images/passports/:user_id',
    access: 'signedIn',
    find: (context, params) => passportPhoto(context, numberIn(params, 'user_id')),
  },
  {
    path: '/images/passports/:user_id/:changed_at',
    access: 'signedIn',
    find: (context, params) =>
      earlierPassportPhoto(context, numberIn(params, 'user_id'), numberIn(params, 'changed_at')),
  },
  {
    path: '/documents/time_control_photos/:manager_id/:name',
    access: 'signedIn',
    find: (context, params, managerId) =>
      timePointPhoto(context, managerId, numberIn(params, 'manager_id'), textIn(params, 'name')),
  },
  {
    // The name in the link is for people: the message's own is what the file is saved under.
    path: '/documents/messages/:message_id/:name',
    access: 'signedIn',
    find: (context, params, managerId) => ({
      ...messageAttachment(context, managerId, numberIn(params, 'message_id')),
      saveOnly: true,
    }),
  },
  {
    path: '/documents/leaving/:name',
    access: 'signedIn',
    find: (context, params) => moveOutPhoto(context, textIn(params, 'name')),
  },
];

/** Serves a stored file, or the part asked for, to who may see it. */
export const registerFile = (app: FastifyInstance, route: FileRoute, desk: Desk): void => {
  app.get(route.path, { config: { route } }, async (request, reply) => {
    const managerId = request.getDecorator<Manager | null>('manager')?.id ?? 0;
    const file = desk.connections.snapshot((db) =>
      route.find({ db, now: desk.clock.now() }, request.params, managerId),
    );
    const bytes = desk.files.read(file.id) ?? (await desk.exchange.fetchFile(file.id));
    if (bytes === null)
      throw notFound('Файл ещё не передан на этот компьютер. Подключитесь к центру и повторите.');
    return sendBytes(request, reply, file, bytes);
  });
};

const sendBytes = (
  request: FastifyRequest,
  reply: FastifyReply,
  file: FoundFile,
  bytes: Buffer,
): FastifyReply => {
  // The name of the content is the strongest tag there is. Never cached on the way, for it may be a passport.
  const tag = `"${file.id}"`;
  reply.headers({ ETag: tag, 'Cache-Control': 'no-store', 'Accept-Ranges': 'bytes' });
  if (request.headers['if-none-match']?.includes(tag)) return reply.code(304).send();
  const ifRange = request.headers['if-range'];
  const wanted = request.method === 'GET' && (ifRange === undefined || ifRange === tag);
  const part = byteRange(wanted ? request.headers.range : undefined, bytes.length);
  if (part === 'unsatisfiable') {
    reply.header('Content-Range', `bytes */${bytes.length}`);
    throw new UserFacingError('range', 416, 'Запрошенной части файла нет: он короче.', { keepsStatus: true });
  }
  reply.type(file.mime).headers({
    'Content-Disposition': disposition(file),
    'X-Content-Type-Options': 'nosniff',
  });
  if (part === null) return reply.send(bytes);
  return reply
    .code(206)
    .header('Content-Range', `bytes ${part.start}-${part.end}/${bytes.length}`)
    .send(bytes.subarray(part.start, part.end + 1));
};

/** Pictures and PDF may be shown; whatever else somebody sent is only saved, for a page would run as ours. */
const disposition = ({ mime, name, saveOnly }: FoundFile): string =>
  contentDisposition(!saveOnly && SHOWN_KINDS.includes(mime) ? 'inline' : 'attachment', name);
