import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** The part of JSON Schema that values are drawn from. */
export interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: unknown;
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  format?: string;
  examples?: unknown[];
  default?: unknown;
}

/** One route as the running server describes it. */
export interface Described {
  method: string;
  /** `/api/v1/cases/{id}` */
  path: string;
  params: readonly { name: string; schema: Schema }[];
  query: readonly { name: string; schema: Schema }[];
  /** undefined where the route takes no body. */
  body: Schema | undefined;
  /** Why this answer is none that the description allows; undefined where it is one. */
  fault: (status: number, contentType: string, body: Buffer) => string | undefined;
}

interface Content {
  content?: Record<string, { schema?: Schema }>;
}
interface Operation {
  parameters?: { in: string; name: string; schema: Schema }[];
  requestBody?: Content;
  responses: Record<string, Content>;
}
export interface Description {
  paths: Record<string, Record<string, Operation>>;
}

const formats = {
  uuid: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
  email: /^[^@\s]+@[^@\s]+$/,
  binary: true,
} as const;

/** Reads the routes out of `openapi.json`. */
export function readDescription(description: Description): Described[] {
  const ajv = new Ajv2020({ strict: false, formats });
  return Object.entries(description.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([method, operation]): Described => {
      const parameters = operation.parameters ?? [];
      const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
      return {
        method: method.toUpperCase(),
        path,
        params: parameters.filter((one) => one.in === 'path'),
        query: parameters.filter((one) => one.in === 'query'),
        body,
        fault: answerFault(ajv, operation.responses),
      };
    }),
  );
}

function answerFault(ajv: Ajv2020, responses: Record<string, Content>): Described['fault'] {
  const compiled = new Map<Schema, ValidateFunction>();
  return (status, contentType, body) => {
    const response = responses[String(status)] ?? responses[`${String(status)[0]}XX`];
    if (response === undefined) return `status ${status} is not described`;
    if (response.content === undefined) return body.length === 0 ? undefined : 'a body where none is described';
    const type = contentType.split(';', 1)[0] ?? '';
    const schema = response.content[type]?.schema;
    if (schema === undefined) return `content type ${contentType || 'none'} is not described`;
    if (schema.format === 'binary') return undefined;
    const validate = compiled.get(schema) ?? ajv.compile(schema);
    compiled.set(schema, validate);
    try {
      if (validate(JSON.parse(body.toString('utf8')))) return undefined;
    } catch {
      return 'no JSON';
    }
    const [error] = validate.errors ?? [];
    return `${error?.instancePath ?? ''} ${error?.message ?? ''}`;
  };
}
