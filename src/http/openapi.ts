import swagger, { type SwaggerTransform } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { Action } from '../access/rights.ts';
import { sessionCookie } from '../people/sessions.ts';
import { isUnsafe } from './own-origin.ts';

const description = `Aanzet brengt dossiers van vastgelopen leerlingen tot iemand echt geholpen heeft.

Meld u aan (in de demo met \`POST /api/v1/demo/sign-in\`); de cookie die u krijgt, gaat mee met elke aanvraag.
Wie iets wijzigt, stuurt ook \`Origin\` (het adres van Aanzet zelf) en, bij dossiers, \`Idempotency-Key\`.
Elke weigering is \`application/problem+json\` met een \`code\` uit een gesloten lijst en een Nederlandse uitleg.
De server zegt bij elk dossier wat nu kan (\`allowed\`), met het formulier erbij als JSON Schema.`;

/** Collects the routes for the description of the API; register before them. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Aanzet', version, description },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: sessionCookie } } },
    },
    transform: describeRoute,
  });
}

/** What changes a case needs a key; elsewhere it may be sent and changes nothing. */
const keyed: ReadonlySet<Action | undefined> = new Set<Action>([
  'caseStart',
  'caseEvent',
  'formWrite',
  'attachmentWrite',
  'formsEdit',
  'organisations',
  'members',
  'slots',
]);
const key = {
  type: 'string',
  minLength: 1,
  maxLength: 200,
  description: 'Dezelfde sleutel met dezelfde aanvraag telt maar één keer.',
};

const describeRoute: SwaggerTransform = (route) => {
  const { schema, url } = jsonSchemaTransform(route);
  const { policy } = route.route.config ?? {};
  const session = policy === 'public' || policy === 'demo' ? {} : { security: [{ session: [] }] };
  const moves = [route.route.method].flat().some(isUnsafe) && keyed.has(policy);
  const headers = { type: 'object', properties: { 'Idempotency-Key': key }, required: ['Idempotency-Key'] };
  return { url, schema: { ...schema, ...session, ...(moves ? { headers } : {}) } };
};

/** `/api/v1/openapi.json` and a page for people at `/api/docs`, from local files only. */
export async function serveApiDescription(app: FastifyInstance): Promise<void> {
  let text: string | undefined;
  app.get('/api/v1/openapi.json', { config: { policy: 'public' }, schema: { hide: true } }, (_request, reply) => {
    text ??= JSON.stringify(app.swagger());
    return reply.header('content-type', 'application/json; charset=utf-8').send(text);
  });
  await app.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, policy: 'public' };
    });
    await docs.register(swaggerUi, {
      routePrefix: '/api/docs',
      theme: { title: 'Aanzet: de API' },
      // The base layout: no bar with somebody else's name.
      uiConfig: { layout: 'BaseLayout', docExpansion: 'list', tryItOutEnabled: true, validatorUrl: null },
    });
  });
}
