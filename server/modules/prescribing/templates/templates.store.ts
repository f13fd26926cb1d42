import { sql } from 'kysely'
import type { ItemKind } from '#contract/capabilities.ts'
import type { Instant } from '#platform/dates.ts'
import { type Conn, constraintOf, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'

export interface TemplateRow {
  templateId: string
  name: string
  kinds: ItemKind[]
  usedAt: Instant | null
}

/** Her templates, the lately used first; at most 200. */
export async function templatesOf(conn: Conn, personId: string): Promise<TemplateRow[]> {
  const { rows } = await sql<TemplateRow>`
    select id as "templateId", name, used_at as "usedAt",
      array(select distinct i ->> 'kind' from jsonb_array_elements(items) i where i ->> 'kind' in ('M', 'P', 'D', 'N', 'S') order by 1) as kinds
    from prescribing.templates where person_id = ${personId} and dropped_at is null
    order by used_at desc nulls last, created_at desc limit 200`.execute(conn)
  return rows
}

/** Keeps a template; two of one name are refused. */
export async function insertTemplate(
  tx: Tx,
  t: { personId: string; name: string; items: readonly unknown[]; at: Instant },
): Promise<string> {
  const templateId = newId()
  try {
    await sql`
      insert into prescribing.templates (id, person_id, name, items, created_at)
      values (${templateId}, ${t.personId}, ${t.name}, ${JSON.stringify(t.items)}::jsonb, ${t.at})`.execute(tx)
  } catch (error) {
    if (constraintOf(error) === 'templates__name') return refuse('prescribing.template_name_taken', { name: t.name })
    throw error
  }
  return templateId
}

export async function templateOf(
  conn: Conn,
  templateId: string,
  personId: string,
): Promise<{ name: string; items: Record<string, unknown>[] } | null> {
  const { rows } = await sql<{ name: string; items: Record<string, unknown>[] }>`
    select name, items from prescribing.templates
    where id = ${templateId} and person_id = ${personId} and dropped_at is null`.execute(conn)
  return rows[0] ?? null
}

export async function templateUsed(tx: Conn, templateId: string, at: Instant): Promise<void> {
  await sql`update prescribing.templates set used_at = ${at} where id = ${templateId}`.execute(tx)
}

export async function dropTemplateRow(tx: Conn, templateId: string, personId: string, at: Instant): Promise<boolean> {
  const { rows } = await sql`
    update prescribing.templates set dropped_at = ${at}
    where id = ${templateId} and person_id = ${personId} and dropped_at is null returning id`.execute(tx)
  return rows.length > 0
}
