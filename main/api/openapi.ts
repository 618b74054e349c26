import { z } from 'zod';
import { problemSchema, refusalSchema } from '../../contract/problem.ts';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;

/** The API's description, made from the schemas that validate it. The committed copy must not differ (CI). */
export const openApi = (routes: readonly Route[], version: string): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Mesto Desk',
    version,
    description: 'Админский API сети складов: локальная копия на этом компьютере.',
  },
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  paths: Object.fromEntries(
    [...Map.groupBy(routes, openPath)].map(([path, own]) => [
      path,
      Object.fromEntries(own.map((route) => [route.endpoint.method.toLowerCase(), operation(route)])),
    ]),
  ),
});

const openPath = ({ endpoint }: Route): string => endpoint.path.replace(/:(\w+)/g, '{$1}');

const pathNames = ({ endpoint }: Route): string[] =>
  [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');

const operation = (route: Route): Json => {
  const { endpoint, access } = route;
  const input = jsonSchema(endpoint.input);
  return {
    summary: endpoint.title,
    ...(endpoint.document ? { 'x-document': endpoint.document } : {}),
    'x-access': access,
    security: access === 'public' ? [] : [{ bearer: [] }],
    parameters: parametersOf(route, input),
    ...(endpoint.method === 'POST' ? { requestBody: bodyOf(route, input) } : {}),
    responses: {
      200: answer('Ответ', jsonSchema(endpoint.output)),
      default: {
        description: 'Отказ',
        content: {
          'application/json': { schema: jsonSchema(refusalSchema) },
          'application/problem+json': { schema: jsonSchema(problemSchema) },
        },
      },
    },
  };
};

/** A file's schema names its own kind. */
const answer = (description: string, schema: ObjectSchema): Json => ({
  description,
  content: { [schema.contentMediaType ?? 'application/json']: { schema } },
});

interface ObjectSchema extends Json {
  readonly contentMediaType?: string;
  readonly properties?: Record<string, Json>;
  readonly required?: readonly string[];
}

const parametersOf = (route: Route, input: ObjectSchema): Json[] => {
  const inPath = pathNames(route);
  return Object.entries(input.properties ?? {})
    .filter(([name]) => route.endpoint.method === 'GET' || inPath.includes(name))
    .map(([name, schema]) => ({
      name,
      in: inPath.includes(name) ? 'path' : 'query',
      required: inPath.includes(name) || (input.required ?? []).includes(name),
      schema,
    }));
};

const bodyOf = (route: Route, input: ObjectSchema): Json => {
  const inPath = pathNames(route);
  const properties = Object.fromEntries(
    Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name)),
  );
  const required = (input.required ?? []).filter((name) => !inPath.includes(name));
  const schema = { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
  const kinds = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'];
  return { required: true, content: Object.fromEntries(kinds.map((kind) => [kind, { schema }])) };
};

/** What remains of a lenient field is its exact kind: that is what the description tells. */
const jsonSchema = (schema: z.ZodType): ObjectSchema => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io: 'output',
    target: 'draft-2020-12',
    // An uploaded file: its schema is what its `meta` says.
    unrepresentable: 'any',
  });
  return rest as ObjectSchema;
};
