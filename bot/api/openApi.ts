import type { Request, Response, Server } from 'restify';
import type { z } from 'zod';
import { zodToJsonSchema } from 'zod-to-json-schema';
import { conditionTexts } from '../access/conditions';
import { isWritten } from '../domain/writtenWords';
import { commands } from '../useCases/commands';
import { FileStream } from '../useCases/fileView';
import type { Row } from '../useCases/row';
import { queries } from '../useCases/queries';

type AnySchema = z.ZodType<unknown, z.ZodTypeDef, unknown>;

interface Described {
  readonly summary: string;
  readonly description: string;
  readonly input: AnySchema;
  readonly result: AnySchema;
}

function described(
  row: Pick<Row<never, unknown>, 'summary' | 'right' | 'condition'> & { input: unknown; result: unknown },
): Described {
  const { summary, right, condition, input, result } = row;
  const description = `Right: ${right}. Condition: ${condition}. ${conditionTexts[condition]}`;
  return { summary, description, input: asSchema(input), result: asSchema(result) };
}

function asSchema(schema: unknown): AnySchema {
  if (typeof schema === 'object' && schema !== null && isZod(schema)) return schema;
  throw new Error('A row of the tables has no schema');
}

function isZod(schema: object): schema is z.ZodType<unknown, z.ZodTypeDef, unknown> {
  return 'safeParse' in schema && '_def' in schema;
}

function jsonSchema(schema: AnySchema): object {
  const { $schema: _, ...rest } = zodToJsonSchema(schema, {
    target: 'jsonSchema2019-09',
    $refStrategy: 'none',
    pipeStrategy: 'input',
    effectStrategy: 'input',
  });
  return rest;
}

const problem = {
  description: 'A problem',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Wait for as many seconds as `Retry-After` says. */
const tooMany = { ...problem, headers: { 'Retry-After': { required: true, schema: { type: 'integer' } } } };

function problems(statuses: readonly number[]): object {
  return { ...Object.fromEntries(statuses.map((status) => [status, problem])), 429: tooMany };
}

function contentOf(result: AnySchema): object {
  if (result === FileStream) return { 'application/x-ndjson': { schema: { type: 'string' } } };
  return { 'application/json': { schema: jsonSchema(result) } };
}

function answers(result: AnySchema, statuses: readonly number[]): object {
  return {
    200: { description: 'Done', content: contentOf(result) },
    ...problems(statuses),
  };
}

function commandPath({ summary, description, input, result }: Described, name: string): object {
  return {
    post: {
      operationId: name,
      summary,
      description,
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(input) } } },
      responses: answers(result, [400, 401, 403, 404, 408, 409, 413, 415, 422, 500, 503]),
    },
  };
}

function queryPath({ summary, description, input, result }: Described, name: string): object {
  const schema: { properties?: Record<string, object>; required?: string[] } = jsonSchema(input);
  const all = Object.entries(schema.properties ?? {});
  const parameters = all
    .filter(([parameter]) => !isWritten(parameter))
    .map(([parameter, each]) => ({
      name: parameter,
      in: 'query',
      required: schema.required?.includes(parameter) ?? false,
      schema: each,
    }));
  const get = {
    operationId: name,
    summary,
    description,
    parameters,
    responses: {
      ...answers(result, [400, 401, 403, 404, 409, 422, 500]),
      304: { description: 'Unchanged since the ETag' },
    },
  };
  return {
    ...(schema.required?.some(isWritten) === true ? {} : { get }),
    ...(all.length === parameters.length
      ? {}
      : commandPath({ summary, description, input, result }, `${name}.inWords`)),
  };
}

/** Both tables as OpenAPI 3.1, generated from their schemas. */
function openApi(): object {
  const paths: Record<string, object> = {};
  for (const [name, row] of Object.entries(commands))
    paths[`/api/commands/${name}`] = commandPath(described(row), name);
  for (const [name, row] of Object.entries(queries)) paths[`/api/queries/${name}`] = queryPath(described(row), name);
  return {
    openapi: '3.1.0',
    info: { title: 'Sentinel', version: '1', description: 'Everything that can be done to a panel and asked of it.' },
    security: [{ bearer: [] }],
    paths: { ...paths, '/api/live': livePath },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: problemSchema },
    },
  };
}

const problemSchema = {
  type: 'object',
  required: ['code', 'message', 'requestId'],
  properties: {
    code: { type: 'string' },
    message: { type: 'string', description: 'Fit to show' },
    requestId: { type: 'string' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

const livePath = {
  get: {
    operationId: 'live',
    summary: 'Changes as they happen: server-sent events whose ids are log numbers',
    parameters: [{ name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'integer' } }],
    responses: {
      200: { description: 'A stream', content: { 'text/event-stream': { schema: { type: 'string' } } } },
      ...problems([400, 401, 403, 500]),
    },
  },
};

/** GET /api needs no token: it tells nothing of any panel. */
export function addOpenApi(server: Server): void {
  let body: object | undefined;
  server.get('/api', (_req: Request, res: Response, next) => {
    body ??= openApi();
    res.send(200, body);
    next();
  });
}
