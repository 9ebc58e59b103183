/** Started by a bench with the address of a database: says where it listens, and answers until it is killed. */
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import pg from 'pg';
import { z } from 'zod';

const pool = new pg.Pool({ connectionString: process.argv[2], max: 8 });
const app = Fastify().withTypeProvider<ZodTypeProvider>();
app.setValidatorCompiler(validatorCompiler);
app.setSerializerCompiler(serializerCompiler);

const Case = z.object({ id: z.uuid(), number: z.string(), stage: z.string(), revision: z.int(), state: z.unknown() });
app.get(
  '/cases/:id',
  { schema: { params: z.object({ id: z.uuid() }), response: { 200: Case } } },
  async ({ params }) => {
    const { rows } = await pool.query<z.infer<typeof Case>>({
      name: 'one',
      text: 'select id, number, stage, revision, state from cases where id = $1',
      values: [params.id],
    });
    const [row] = rows;
    if (!row) throw new Error('There is no such case');
    return row;
  },
);

const Page = z.array(z.object({ id: z.uuid(), number: z.string(), stage: z.string(), due: z.string() }));
app.get(
  '/lists/:organisation',
  { schema: { params: z.object({ organisation: z.string().max(80) }), response: { 200: Page } } },
  async ({ params }) => {
    const { rows } = await pool.query<z.infer<typeof Page>[number]>({
      name: 'page',
      text: `select id, number, stage, coalesce(next_due_at, timestamptz '9999-12-31 00:00:00+00')::text as due from cases
        where not final and holder_organisation_id = $1
        order by coalesce(next_due_at, timestamptz '9999-12-31 00:00:00+00'), id limit 50`,
      values: [params.organisation],
    });
    return rows;
  },
);

process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
