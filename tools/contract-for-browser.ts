import type { Plugin } from 'vite'

interface Node {
  type: string
  start: number
  end: number
}
interface Property extends Node {
  key?: Node & { name?: string }
}
interface Call extends Node {
  callee: Node & { name?: string }
  arguments: (Node & { properties?: Property[] })[]
}
interface Statement extends Node {
  declaration?: Statement | null
  declarations?: (Node & { init: Node | null })[]
}

/** What a page needs of an endpoint to call it; the rest is the server's, which validates. */
const kept = new Set(['id', 'method', 'path'])

/**
 * The contract as the browser takes it: an endpoint is its id, method and path, and what is declared and not used goes. So no page
 * carries schemas, nor zod, unless it names a schema itself. The types stay whole: they come from the sources.
 */
export function contractForBrowser(): Plugin {
  return {
    name: 'contract-for-browser',
    transform: {
      filter: { id: /\/contract\/[^?]+\.ts$/ },
      handler(code) {
        let out = code
        // From the end, so that what stands before keeps its place.
        for (const { start, end, text } of edits(code, this.parse(code).body as Statement[]).reverse())
          out = out.slice(0, start) + text + out.slice(end)
        return { code: out, map: null }
      },
    },
  }
}

function edits(code: string, statements: Statement[]): { start: number; end: number; text: string }[] {
  return statements
    .flatMap((statement) => (statement.declaration ?? statement).declarations ?? [])
    .flatMap(({ init }) => {
      if (!init || init.type === 'ArrowFunctionExpression') return []
      const { start, end } = init
      const text = code.slice(start, end)
      if (init.type === 'CallExpression' && (init as Call).callee.name === 'endpoint')
        return [{ start, end, text: wireOf(code, init as Call) }]
      // Declarations only compute: without this the bundler keeps each, for fear of what the calls in it do.
      return text.includes('(') ? [{ start, end, text: `/* @__PURE__ */ (() => (${text}))()` }] : []
    })
}

function wireOf(code: string, call: Call): string {
  const properties = call.arguments[0]?.properties?.filter(({ key }) => kept.has(key?.name ?? '')) ?? []
  if (properties.length !== kept.size)
    throw new Error(`an endpoint of the contract lacks id, method or path: ${code.slice(call.start, call.end)}`)
  return `{ ${properties.map(({ start, end }) => code.slice(start, end)).join(', ')} }`
}
