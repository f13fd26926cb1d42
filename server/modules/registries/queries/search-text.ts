import type { RepsSearch } from './queries.store.ts'

/** Takes apart what a person types to find a provider: a code, an NIT with or without dots and check digit, or words. */
export function readSearch(text: string): Pick<RepsSearch, 'code' | 'sedeCode' | 'nit'> & { words: string } {
  const none = { code: null, sedeCode: null, nit: null, words: '' }
  const withDigit = /^([\d.\s]+)[-–]\s*\d$/.exec(text)?.[1]
  const bare = (withDigit ?? text).replace(/[.\s\-–]/g, '')
  if (!/^\d+$/.test(bare)) return { ...none, words: text }
  return {
    ...none,
    nit: bare.replace(/^0+/, ''),
    code: bare.length === 10 ? bare : bare.length === 12 ? bare.slice(0, 10) : null,
    sedeCode: bare.length === 12 ? bare : null,
  }
}

/** The cursor of a page: opaque to who calls, wrong ones are the first page again. */
export function writeCursor(at: { name: string; code: string }): string {
  return Buffer.from(JSON.stringify([at.name, at.code])).toString('base64url')
}

export function readCursor(text: string | undefined): { name: string; code: string } | null {
  if (!text) return null
  try {
    const [name, code] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[]
    return typeof name === 'string' && typeof code === 'string' ? { name, code } : null
  } catch {
    return null
  }
}
