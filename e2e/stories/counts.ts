import fs from 'node:fs'
import path from 'node:path'
import type { Count } from './people.ts'

const folder = 'test-results/story-counts'

/** Leaves what one story asked of each of its people. Stories run in several processes: one file each. */
export function writeCounts(story: string, counted: Record<string, Count>): void {
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, `${story}.json`), JSON.stringify(counted))
}

/** After all stories: pages, fields and clicks of every path in test-results/story-counts.json, and printed. */
export function gatherCounts(): void {
  if (!fs.existsSync(folder)) return
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.json'))
  const all: Record<string, Record<string, Count>> = {}
  for (const file of files.sort())
    all[path.basename(file, '.json')] = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as Record<
      string,
      Count
    >
  fs.writeFileSync('test-results/story-counts.json', `${JSON.stringify(all, null, 2)}\n`)
  for (const [story, people] of Object.entries(all))
    for (const [name, { pages, fields, clicks }] of Object.entries(people))
      console.log(`${story} · ${name}: ${pages} pages, ${fields} fields, ${clicks} clicks`)
}
