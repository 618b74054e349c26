import type { z } from 'zod';

/** One route of the wire: what it takes (path, query and body are one object) and what it answers. */
export interface Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST';
  /** Fastify's spelling: `/_get_client_total_/:user_id`; the trailing slash is free. */
  readonly path: string;
  readonly title: string;
  /** Lines of the API document, and its number there; absent for what goes beyond it. */
  readonly document?: { readonly n: number; readonly lines: readonly [number, number] };
  readonly input: I;
  readonly output: O;
}

export type Input<E extends Endpoint> = z.output<E['input']>;
/** What a client may send: lenient fields take their exact kind too. */
export type Answer<E extends Endpoint> = z.output<E['output']>;

export const endpoint = <I extends z.ZodType, O extends z.ZodType>(e: Endpoint<I, O>): Endpoint<I, O> => e;
