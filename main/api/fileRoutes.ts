import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { notFound } from '../errors.ts';
import type { QueryContext } from '../queries/context.ts';
import { passportPhoto } from '../queries/passportPhoto.ts';
import type { Desk } from './desk.ts';
import type { Access } from './route.ts';

/** A path that answers bytes (domain §6): links in answers lead here, and each asks for the token. */
export interface FileRoute {
  readonly path: string;
  readonly access: Access;
  find(context: QueryContext, params: unknown): { id: string; mime: string };
}

const idOf = (params: unknown, name: string): number =>
  z.object({ [name]: z.coerce.number().int().positive() }).parse(params)[name] ?? 0;

export const FILE_ROUTES: readonly FileRoute[] = [
  {
    path: '/images/passports/:user_id',
    access: 'signedIn',
    find: (context, params) => passportPhoto(context, idOf(params, 'user_id')),
  },
];

/** Serves a stored file to who may see it; never cached on the way, for it may be a passport. */
export const registerFile = (app: FastifyInstance, route: FileRoute, desk: Desk): void => {
  app.get(route.path, { config: { route } }, async (request, reply) => {
    const { id, mime } = desk.connections.snapshot((db) =>
      route.find({ db, now: desk.clock.now() }, request.params),
    );
    const bytes = desk.files.read(id);
    if (bytes === null)
      throw notFound('Файл ещё не передан на этот компьютер. Подключитесь к центру и повторите.');
    return reply
      .type(mime)
      .header('Cache-Control', 'no-store')
      .header('Content-Disposition', 'inline')
      .send(bytes);
  });
};
