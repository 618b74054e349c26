import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request as it came over the wire. */
export interface Heard {
  readonly method: string;
  /** With the query, as asked. */
  readonly path: string;
  readonly key: string | undefined;
  readonly body: unknown;
}

/** What is answered; `lost`: the line breaks before a byte of the answer has come. */
export type Said = { readonly status?: number; readonly body: unknown } | 'lost';

export interface ScriptedApi {
  readonly url: string;
  /** Every request in its order; what the browser asks of its own accord (CORS) is left out. */
  readonly heard: readonly Heard[];
  close(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return text.startsWith('{') ? JSON.parse(text) : text;
};

/**
 * A server on loopback that answers as a test says: for what a real one can't be made to do at a given moment (an answer held
 * back, a line that breaks).
 */
export const scriptedApi = (script: (heard: Heard) => Said | Promise<Said>): Promise<ScriptedApi> => {
  const heard: Heard[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader(
      'access-control-allow-headers',
      request.headers['access-control-request-headers'] ?? '',
    );
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const one: Heard = {
      method: request.method ?? '',
      path: request.url ?? '',
      key: request.headers['idempotency-key']?.toString(),
      body: await bodyOf(request),
    };
    heard.push(one);
    const said = await script(one);
    if (said === 'lost') {
      request.socket.destroy();
      return;
    }
    const { status = 200, body } = said;
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
  };
  const server = createServer((request, response) => void answer(request, response));
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        url: `http://127.0.0.1:${port}`,
        heard,
        close: () =>
          new Promise((end) => {
            server.closeAllConnections();
            server.close(() => end());
          }),
      });
    });
  });
};
