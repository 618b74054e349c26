import cors from '@fastify/cors';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart, { type MultipartFile } from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import { LAUNCH_TOKEN_HEADER } from '../../contract/problem.ts';
import type { Upload } from '../../contract/upload.ts';
import { activeManager, assertRight, type Manager } from '../auth/managers.ts';
import { unauthorized } from '../auth/tokens.ts';
import { notFound, UserFacingError } from '../errors.ts';
import { contentDisposition } from './contentDisposition.ts';
import type { Desk } from './desk.ts';
import { asUserFacing, refuseUnreadable, sendRefusal } from './errors.ts';
import { registerEvents } from './events.ts';
import { FILE_ROUTES, registerFile } from './fileRoutes.ts';
import { type GuardOptions, guardRequest } from './guard.ts';
import { openApi } from './openapi.ts';
import type { Access, Download, Route } from './route.ts';
import { ROUTES } from './routes/index.ts';

export interface ServerOptions extends GuardOptions {
  readonly desk: Desk;
  /** The built renderer; absent: API alone. */
  readonly rendererDir?: string | undefined;
  /** Our own faults, without the request's data. */
  log(line: string): void;
}

const BODY_LIMIT = 25 * 2 ** 20;
const REQUEST_TIMEOUT_MS = 60_000;

/** The local API and the renderer's files on one origin. Not yet listening. */
export const buildServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: true,
    clientErrorHandler: refuseUnreadable,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  });
  // The document writes the parameters of GETs as a JSON body (errata: 17 endpoints).
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true });
  acceptEmptyJson(app);
  await app.register(formbody);
  await app.register(multipart, { attachFieldsToBody: 'keyValues', onFile: takeFile, limits: UPLOAD_LIMITS });
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: CSP }, hsts: false });
  await app.register(cors, {
    origin: [...options.allowOrigins],
    methods: ['GET', 'POST'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Accept', 'Idempotency-Key', LAUNCH_TOKEN_HEADER],
    // Where a download says its name.
    exposedHeaders: ['Content-Disposition'],
    maxAge: 600,
  });
  // Before the routes: each takes the handler that stands when it is made.
  app.setErrorHandler((thrown, request, reply) => {
    const error = asUserFacing(thrown);
    if (error.status >= 500) options.log(faultLine(request, error));
    return sendRefusal(request, reply, error, isDocumentedPost(request));
  });
  app.decorateRequest('manager', null);
  app.addHook('onRequest', async (request) => {
    guardRequest(request, options, isApi(request));
    const access = routeOf(request)?.access;
    if (access !== undefined)
      request.setDecorator('manager', await authenticate(request, access, options.desk));
  });
  for (const route of ROUTES) register(app, route, options);
  for (const route of FILE_ROUTES) registerFile(app, route, options.desk);
  registerEvents(app, options.desk);
  app.get('/openapi.json', async () => openApi(ROUTES, options.desk.version));
  await serveRenderer(app, options.rendererDir);
  return app;
};

/** Same-origin only; Mantine styles its elements inline, the camera's picture is a blob. */
const CSP = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  mediaSrc: ["'self'", 'blob:', 'mediastream:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** The wire's largest file is a message's attachment (domain §4); what is longer is refused while it streams in. */
const UPLOAD_LIMITS = { fileSize: 20 * 2 ** 20, files: 10, fields: 100, fieldSize: 2 ** 20 };

/** A file part becomes a field that holds its bytes and its name (contract `uploadIn`). */
async function takeFile(part: MultipartFile): Promise<void> {
  const upload: Upload = { bytes: await part.toBuffer(), name: part.filename };
  Object.assign(part, { value: upload });
}

const acceptEmptyJson = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, {});
    else parse(request, body as string, done);
  });
};

interface RouteConfig {
  readonly route: Pick<Route, 'access'> & Partial<Pick<Route, 'endpoint' | 'kind'>>;
}

const register = (app: FastifyInstance, route: Route, { desk, log }: ServerOptions): void => {
  const { method, path, input, output } = route.endpoint;
  const config: RouteConfig = { route };
  for (const url of spellings(path)) {
    app.route({
      method,
      url,
      config,
      handler: async (request, reply) => {
        const manager = request.getDecorator<Manager | null>('manager');
        const caller = {
          desk,
          manager,
          proof: request.headers.authorization ?? '',
          commandId: commandId(request),
        };
        const given = input.parse(parameters(request));
        if (route.kind === 'download') return sendDownload(reply, await route.handle(caller, given), log);
        return output.parse(await route.handle(caller, given));
      },
    });
  }
};

/** Once its first bytes are out, a file that fails can only break off; the log says why. */
const sendDownload = (
  reply: FastifyReply,
  { content, mime, fileName }: Download,
  log: ServerOptions['log'],
): FastifyReply => {
  if (!Buffer.isBuffer(content))
    content.once('error', (error) => log(faultLine(reply.request, asUserFacing(error))));
  reply.type(mime).headers({
    'Content-Disposition': contentDisposition('attachment', fileName),
    // It is full of people's data: never kept on the way.
    'Cache-Control': 'no-store',
  });
  return reply.send(content);
};

/** The heading's path, and without its last underscore, as the table of contents prints some (errata B). */
const spellings = (path: string): string[] => (path.endsWith('_') ? [path, path.slice(0, -1)] : [path]);

/** Before the body is read: who has no token can't make us parse 25 MB. Only a declared route is ever let through. */
const authenticate = async (request: FastifyRequest, access: Access, desk: Desk): Promise<Manager | null> => {
  if (access === 'public') return null;
  const session = await desk.tokens.check(request.headers.authorization, desk.clock.now());
  desk.exchange.assertReady();
  const manager = activeManager(desk.connections.read, session.managerId);
  if (!manager)
    throw unauthorized('manager_off', 'Ваша учётная запись отключена. Обратитесь к руководителю.');
  // Tokens count in seconds.
  if (session.issuedAt + 1000 <= (manager.passwordChangedAt ?? 0))
    throw unauthorized('password_changed', 'Пароль был изменён. Войдите снова с новым паролем.');
  if (access !== 'signedIn') assertRight(manager, access);
  return manager;
};

/** Path, query and body as one object: the path wins over the query, the query over the body. */
const parameters = (request: FastifyRequest): Record<string, unknown> => ({
  ...asRecord(request.body),
  ...asRecord(request.query),
  ...asRecord(request.params),
});

const asRecord = (value: unknown): Record<string, unknown> => {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new UserFacingError('bad_request', 422, 'Тело запроса должно быть набором полей.');
  }
  return value as Record<string, unknown>;
};

/** @throws UserFacingError 422 idempotency_key, when the header is there and no UUID */
const commandId = (request: FastifyRequest): string => {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return uuidv7();
  if (typeof key === 'string' && isUuid(key)) return key.toLowerCase();
  throw new UserFacingError('idempotency_key', 422, 'Заголовок Idempotency-Key должен быть UUID.');
};

const routeOf = (request: FastifyRequest) => (request.routeOptions.config as Partial<RouteConfig>).route;

const isApi = (request: FastifyRequest): boolean =>
  routeOf(request) !== undefined || request.method !== 'GET';

const isDocumentedPost = (request: FastifyRequest): boolean => {
  const route = routeOf(request);
  return request.method === 'POST' && route?.kind === 'json' && route.endpoint?.document !== undefined;
};

/** The renderer's files, and its page for every address of its own. */
const serveRenderer = async (app: FastifyInstance, rendererDir: string | undefined): Promise<void> => {
  if (rendererDir !== undefined) {
    await app.register(fastifyStatic, {
      root: rendererDir,
      wildcard: false,
      index: false,
      decorateReply: true,
    });
    app.get('/', (_request, reply) => reply.sendFile('index.html'));
  }
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (page && rendererDir !== undefined) return reply.sendFile('index.html');
    const error = notFound('Такого адреса нет в API. Список адресов: /openapi.json.');
    return sendRefusal(request, reply, error, false);
  });
};

const faultLine = (request: FastifyRequest, error: UserFacingError): string =>
  `${request.method} ${request.routeOptions.url ?? '?'}: ${describe(error)}`;

/** Name and stack of our own fault; messages of others may hold data, so only their names. */
const describe = (error: UserFacingError): string => {
  const cause = error.cause;
  if (!(cause instanceof Error)) return error.code;
  return `${cause.name}\n${cause.stack?.split('\n').slice(1).join('\n') ?? ''}`;
};
