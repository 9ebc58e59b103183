import { sql, type Kysely } from 'kysely';

/**
 * Seals the audit. Each row gets its place: the number of the transaction that wrote it, so that everything below the
 * oldest running transaction is final, whatever ran side by side, and a block can hold exactly that. Rows are never touched
 * again; a block is a row of its own that follows the one before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    'alter table audit add column position bigint, add column purpose text',
    `comment on column audit.position is 'The transaction that wrote it; after a restore in another cluster it goes on counting'`,
    `comment on column audit.purpose is 'Why: the slots that gave the right, or the list that was looked at'`,
    position,
    setPosition,
    'create trigger audit_position before insert on audit for each row execute function set_audit_position()',
    'update audit set position = audit_position()',
    'create index audit_by_position on audit (position)',
    'create index audit_by_time on audit (at desc, id)',
    `create table audit_block (
      number int primary key, at timestamptz not null, from_position bigint not null, until_position bigint not null,
      row_count int not null, rows_hash text not null, prev_hash text not null, hash text not null,
      check (from_position < until_position))`,
    `comment on table audit_block is 'The audit, sealed: each block holds the hash of its rows and of the block before'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** In plpgsql, which keeps its plan; one in SQL was planned anew for each row and cost a third of a move. */
const position = `
create function audit_position() returns bigint language plpgsql volatile as $$
begin
  return pg_current_xact_id()::text::bigint
    + coalesce((select (value #>> '{}')::bigint from setting where name = 'auditOffset'), 0);
end $$`;

const setPosition = `
create function set_audit_position() returns trigger language plpgsql as $$
begin
  new.position := audit_position();
  return new;
end $$`;
