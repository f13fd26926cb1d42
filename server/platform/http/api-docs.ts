import { z } from 'zod'
import type { Endpoint } from '#contract/endpoint.ts'
import { refusals } from '#contract/refusals/index.ts'
import { modulesOf, permissionText } from './endpoint-texts.ts'

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)

/** The readable documentation at /api/docs: drawn from the contract, no script, no outside resource. */
export function apiDocsPage(endpoints: readonly Endpoint[]): string {
  const modules = modulesOf(endpoints)
  const nav = modules.map((m) => `<li><a href="#${m.name}">${escapeHtml(m.description)}</a></li>`).join('')
  const sections = modules
    .map((m) => {
      const own = endpoints.filter((e) => e.id.startsWith(`${m.name}.`))
      return `<section><h2 id="${m.name}">${escapeHtml(m.description)}</h2>${own.map(article).join('')}</section>`
    })
    .join('')
  return `<!doctype html><html lang="es-CO"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Documentación de la API · OpenMIPRES</title><style>${css}</style></head><body>
<header><p><a href="/">OpenMIPRES</a></p></header><main><h1>API de OpenMIPRES</h1>
<p>Base <code>/api/v1</code>. Entra y sale JSON; las fechas son <code>AAAA-MM-DD</code> y los instantes ISO 8601 en UTC.
El contrato para programas está en <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).
Un error trae <code>kind</code>: <code>malformed</code> (todos los datos por corregir), <code>refusal</code> (una regla dijo que no) o <code>fault</code>.</p>
<nav aria-label="Módulos"><ul>${nav}</ul></nav>${sections}</main></body></html>`
}

function article(e: Endpoint): string {
  const part = (title: string, schema: z.ZodType | undefined, io: 'input' | 'output') => {
    if (!schema) return ''
    const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
    const name = `${title} de ${e.id}`
    return `<details><summary>${title}</summary><pre tabindex="0" role="region" aria-label="${escapeHtml(name)}">${escapeHtml(JSON.stringify(json, null, 2))}</pre></details>`
  }
  const codes = (e.refusals ?? [])
    .map((c) => `<li><code>${c}</code> (${refusals[c].status}): ${escapeHtml(refusals[c].text)}</li>`)
    .join('')
  return `<article><h3 id="${e.id}"><code>${e.method} /api/v1${escapeHtml(e.path)}</code> ${escapeHtml(e.summary)}</h3>
<p>${escapeHtml(e.description ?? '')}</p><p>Quién puede: ${escapeHtml(permissionText(e.permission))}</p>
${part('Parámetros', e.params, 'input')}${part('Consulta', e.query, 'input')}${part('Cuerpo', e.body, 'input')}${part('Respuesta', e.response, 'output')}
${codes ? `<details><summary>Negativas</summary><ul>${codes}</ul></details>` : ''}</article>`
}

const css = `:root{color-scheme:light dark;--a:#2f46b8;--l:#deded8}@media(prefers-color-scheme:dark){:root{--a:#b9c4ff;--l:#3a3d52}}
body{font:17px/1.55 system-ui,sans-serif;margin:0}main,header{max-width:60rem;margin:auto;padding:0 1rem}a{color:var(--a)}
h2{margin-top:2.5rem}article{border-top:1px solid var(--l);padding:.5rem 0}h3{font-size:1.05rem;overflow-wrap:anywhere}
pre{overflow:auto;font-size:.85rem;max-height:24rem}summary{cursor:pointer;padding:.25rem 0}code{font-size:.92em}`
