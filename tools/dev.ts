import { spawn } from 'node:child_process'

/**
 * `npm run dev`: the server from its sources, started again after each change, and the web with Vite in front of it.
 * People and cookies see one origin, Vite's; it hands on what the server answers itself (vite.config.ts).
 */
const web = 'http://localhost:5173'
const server = `http://localhost:${process.env.PORT ?? '3000'}`
const run = (program: string, args: string[], env: Record<string, string>) =>
  spawn(process.execPath, [`node_modules/${program}`, ...args], { stdio: 'inherit', env: { ...process.env, ...env } })

const children = [
  run('tsx/dist/cli.mjs', ['watch', '--clear-screen=false', 'server/main.ts'], { PUBLIC_URL: web, LOG_LEVEL: 'info' }),
  run('vite/bin/vite.js', ['--strictPort'], { OPENMIPRES_SERVER: server }),
]
// Ctrl-C reaches all of them; when one ends by itself, the other has no use.
for (const child of children) child.once('exit', () => children.forEach((other) => void other.kill('SIGTERM')))
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => children.forEach((child) => void child.kill('SIGTERM')))
