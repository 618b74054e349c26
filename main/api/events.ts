import type { FastifyInstance } from 'fastify';
import type { Desk } from './desk.ts';

const HEARTBEAT_MS = 20_000;

/**
 * `GET /_desk_/events`: a stream of server-sent events for the screens. `status` carries the exchange's status when it has
 * changed, `data` says that the replica has: what was asked before may be asked again.
 */
export const registerEvents = (app: FastifyInstance, desk: Desk): void => {
  app.get('/_desk_/events', { config: { route: { access: 'signedIn' } } }, (request, reply) => {
    reply.hijack();
    const { raw } = reply;
    // What plugins had set before is not written by itself any more.
    const headers = {
      ...reply.getHeaders(),
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    };
    raw.writeHead(200, headers as Record<string, string>);
    let told = '';
    const tell = () => {
      const status = JSON.stringify(desk.exchange.status());
      if (status !== told) raw.write(`event: status\ndata: ${status}\n\n`);
      told = status;
    };
    let due = false;
    const end = desk.exchange.onChange(() => {
      if (due) return;
      due = true;
      setImmediate(() => {
        due = false;
        tell();
        raw.write('event: data\ndata: {}\n\n');
      });
    });
    const heartbeat = setInterval(() => raw.write(':\n\n'), HEARTBEAT_MS);
    request.raw.on('close', () => {
      clearInterval(heartbeat);
      end();
    });
    tell();
  });
};
