import type { FastifyInstance } from 'fastify'

/** What a browser does with cookies and redirects, without a browser: for sign-in and relying parties. */
export interface Browser {
  get(url: string): Promise<{ status: number; url: string; text: string; json: Record<string, unknown> }>
  post(
    url: string,
    body?: unknown,
  ): Promise<{ status: number; url: string; text: string; json: Record<string, unknown> }>
  /** The value of a cookie sent to the root, null without one. */
  cookie(name: string): string | null
  clear(): void
}

interface Cookie {
  name: string
  value: string
  path: string
}

/** `origin` is the public address; a redirect to another origin ends there and is returned as `url`. */
export function createBrowser(app: FastifyInstance, origin = 'http://localhost:3000'): Browser {
  let jar: Cookie[] = []
  const call = async (method: 'GET' | 'POST', address: string, body?: unknown) => {
    let url = new URL(address, origin)
    let verb = method
    let payload = body
    for (let hop = 0; hop < 12; hop++) {
      const cookies = jar.filter((c) => url.pathname === c.path || url.pathname.startsWith(c.path.replace(/\/?$/, '/')))
      const header = cookies.map((c) => `${c.name}=${c.value}`).join('; ')
      const response = await app.inject({
        method: verb,
        url: `${url.pathname}${url.search}`,
        headers: { host: url.host, origin, 'user-agent': 'Firefox/130 Linux', ...(header ? { cookie: header } : {}) },
        ...(payload === undefined ? {} : { payload: payload as object }),
      })
      for (const line of [response.headers['set-cookie'] ?? []].flat()) jar = keep(jar, line)
      const to = response.headers.location
      if (response.statusCode >= 300 && response.statusCode < 400 && to) {
        const next = new URL(to, url)
        if (next.origin !== origin) return { status: response.statusCode, url: next.href, text: '', json: {} }
        url = next
        verb = 'GET'
        payload = undefined
        continue
      }
      const json = String(response.headers['content-type'] ?? '').includes('json')
      return {
        status: response.statusCode,
        url: url.href,
        text: response.body,
        json: json ? (response.json() as Record<string, unknown>) : {},
      }
    }
    throw new Error(`too many redirects: ${url.href}`)
  }
  return {
    get: (url) => call('GET', url),
    post: (url, body) => call('POST', url, body),
    cookie: (name) => jar.find((c) => c.name === name && c.path === '/')?.value ?? null,
    clear: () => {
      jar = []
    },
  }
}

function keep(jar: Cookie[], line: string): Cookie[] {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const at = pair.indexOf('=')
  const attribute = (name: string): string | undefined =>
    attributes.find((a) => a.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1)
  const cookie = { name: pair.slice(0, at), value: pair.slice(at + 1), path: attribute('path') ?? '/' }
  const rest = jar.filter((c) => c.name !== cookie.name || c.path !== cookie.path)
  const expires = attribute('expires')
  const gone = cookie.value === '' || attribute('max-age') === '0' || (expires && Date.parse(expires) < Date.now())
  return gone ? rest : [...rest, cookie]
}
