import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { LAUNCH_TOKEN_HEADER } from '../../contract/problem.ts';
import { UserFacingError } from '../errors.ts';

export interface GuardOptions {
  /** Host that the server listens on. */
  readonly host: string;
  /** Other origins that may call from a browser. */
  readonly allowOrigins: readonly string[];
  /** The secret handed to the desktop window; absent in browser mode. */
  readonly launchToken?: string | undefined;
}

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Refuses what a foreign page or program on this machine could send: another Host (DNS rebinding), another Origin, and in
 * the desktop app any API call without the launch token.
 * @throws UserFacingError 403 foreign_host | foreign_origin | launch_token
 */
export const guardRequest = (request: FastifyRequest, options: GuardOptions, isApi: boolean): void => {
  const host = request.headers.host ?? '';
  const name = host.replace(/:\d+$/, '');
  if (!LOOPBACK.includes(name) && name !== options.host) {
    throw forbidden(
      'foreign_host',
      'Запрос с чужим именем узла отклонён. Откройте программу по её собственному адресу.',
    );
  }
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== `http://${host}` && !options.allowOrigins.includes(origin)) {
    throw forbidden(
      'foreign_origin',
      'Запрос с чужой страницы отклонён. Её адрес разрешают при запуске: --allow-origin.',
    );
  }
  if (isApi && options.launchToken !== undefined && !sameSecret(request, options.launchToken)) {
    throw forbidden('launch_token', 'Запрос отклонён: он пришёл не из окна программы.');
  }
};

const sameSecret = (request: FastifyRequest, secret: string): boolean => {
  const given = Buffer.from(String(request.headers[LAUNCH_TOKEN_HEADER] ?? ''));
  const wanted = Buffer.from(secret);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};

const forbidden = (code: string, sentence: string) =>
  new UserFacingError(code, 403, sentence, { keepsStatus: true });
