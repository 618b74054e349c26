import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import * as wire from '../contract/exchange.ts';
import type { FileStore } from '../db/files.ts';
import { notFound } from '../main/errors.ts';
import type { Centre } from './centre.ts';
import type { Device } from './devices.ts';
import type { Incoming } from './files.ts';

export interface ExchangeRoutes {
  readonly centre: Centre;
  readonly files: FileStore;
  readonly incoming: Incoming;
}

const HEARTBEAT_MS = 20_000;

const fileParams = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) });
const pieceQuery = z.object({
  offset: z.coerce.number().int().min(0),
  size: z.coerce.number().int().positive(),
});

/** The exchange's side of the centre: `/_sync_/…`, for devices that show themselves by id and secret. */
export const registerExchange = async (app: FastifyInstance, routes: ExchangeRoutes): Promise<void> => {
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    addRoutes(scope, routes);
  });
};

const addRoutes = (app: FastifyInstance, { centre, files, incoming }: ExchangeRoutes): void => {
  const device = (request: FastifyRequest): Device => centre.authenticate(request.headers.authorization);

  app.post('/_sync_/sign-in', (request) => centre.signIn(wire.signInRequest.parse(request.body)));
  app.post('/_sync_/push', async (request) => {
    const from = device(request);
    return centre.push(from, wire.pushRequest.parse(request.body));
  });
  app.post('/_sync_/pull', async (request, reply) => {
    const from = device(request);
    const { header, page } = await centre.pull(from, wire.pullRequest.parse(request.body));
    // The desk acts on the first line and keeps the second as it is.
    return reply.type('application/x-ndjson').send(`${JSON.stringify(header)}\n${JSON.stringify(page)}`);
  });
  app.get('/_sync_/events', (request, reply) => {
    device(request);
    stream(centre, request, reply);
  });
  app.post('/_sync_/files', async (request) => {
    device(request);
    const { ids } = wire.filesRequest.parse(request.body);
    const missing = ids.filter((id) => !files.has(id)).map((id) => ({ id, have: incoming.have(id) }));
    return { missing };
  });
  app.post('/_sync_/files/:id', async (request) => {
    device(request);
    const { id } = fileParams.parse(request.params);
    const { offset, size } = pieceQuery.parse(request.query);
    if (!files.has(id)) incoming.add(id, offset, size, request.body as Buffer);
    return { ok: true };
  });
  app.get('/_sync_/files/:id', async (request, reply) => {
    device(request);
    const { id } = fileParams.parse(request.params);
    const bytes = files.read(id);
    if (bytes === null) throw notFound('Такого файла в центре нет.');
    return reply.type('application/octet-stream').header('cache-control', 'no-store').send(bytes);
  });
};

/** One line for each moment at which something was written, however much it was. */
const stream = (centre: Centre, request: FastifyRequest, reply: FastifyReply): void => {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  let due = false;
  const tell = () => {
    due = false;
    raw.write(`data: ${JSON.stringify(centre.state())}\n\n`);
  };
  const end = centre.onChanged(() => {
    if (!due) setImmediate(tell);
    due = true;
  });
  const heartbeat = setInterval(() => raw.write(':\n\n'), HEARTBEAT_MS);
  request.raw.on('close', () => {
    clearInterval(heartbeat);
    end();
  });
  tell();
};
