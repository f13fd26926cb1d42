import fs from 'node:fs'
import path from 'node:path'
import type { PublicPath } from '#contract/users-paths.ts'
import { publicPaths } from '../server/modules/users/paths/view.ts'

/** Draws docs/paths/*.md from the declaration of the paths: `npm run docs:paths`. A test fails when they are stale. */

const folder = 'docs/paths'

/** Every page by file name. */
export function pathPages(): Map<string, string> {
  const pages = new Map(publicPaths.map((p) => [`${p.type}.md`, pageOf(p)]))
  pages.set('README.md', index())
  return pages
}

const note = '<!-- Drawn by tools/paths-docs.ts from server/modules/users/paths/declaration.ts. Do not edit. -->'

function index(): string {
  const rows = publicPaths.map((p) => `| [${p.name}](${p.type}.md) | ${p.guide} | ${p.pasos} | ${p.steps.length} |`)
  return [
    note,
    '# The seven paths',
    '',
    'What each path asks, in the order and with the *Paso* numbers of the guides. Texts are those of the screens.',
    '',
    '| Path | Guide | Pasos | Steps on screen |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

function pageOf(p: PublicPath): string {
  const nodes = p.steps.map(
    (s) =>
      `  ${s.id}["${s.paso} · ${s.title.replaceAll('"', "'")}<br/><i>${s.actorName}</i>"]${s.optional ? ':::optional' : ''}`,
  )
  const required = p.steps.filter((s) => !s.optional).map((s) => s.id)
  const optional = p.steps.filter((s) => s.optional).map((s) => `  ${required.at(-1)} -.-> ${s.id}`)
  const steps = p.steps.flatMap((s) => [
    `## ${s.paso}. ${s.title}`,
    '',
    s.explains,
    '',
    `- Who: **${s.actorName}** · where: ${s.where.label} (\`${s.where.href}\`)${s.optional ? ' · warns, holds nobody back' : ''}`,
    ...s.asks.map((a) => `- ${a.text} (${a.rules.join(', ')})`),
    '',
  ])
  return [
    note,
    `# ${p.name}`,
    '',
    p.lead,
    '',
    `${p.guide}: ${p.pasos} pasos, ${p.own} of them by the reader.`,
    '',
    '```mermaid',
    'flowchart TD',
    ...nodes,
    `  ${required.join(' --> ')}`,
    ...optional,
    '  classDef optional stroke-dasharray: 4 3',
    '```',
    '',
    ...steps,
  ].join('\n')
}

if (process.argv[1] === import.meta.filename) {
  fs.mkdirSync(folder, { recursive: true })
  for (const [name, text] of pathPages()) fs.writeFileSync(path.join(folder, name), text)
  console.log(`${folder}: ${pathPages().size} pages`)
}
