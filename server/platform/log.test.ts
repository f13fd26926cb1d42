import { expect, test } from 'vitest'
import { createLog } from './log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  write(createLog({ level: 'info' }, { write: (line: string) => lines.push(line) }))
  return lines.join('')
}

test('secrets never reach the log', () => {
  const text = logged((log) => {
    log.info({ body: { password: 's3creto', code: '123456', token: 's3creto' }, password: 's3creto' }, 'hola')
    log.info({ req: { method: 'GET', url: '/confirmar-correo?token=s3creto', id: 'r1' } }, 'request')
    const fault = new Error('connect postgres://openmipres:s3creto@db:5432/x failed')
    log.error({ err: fault }, 'fault')
    // As the worker's library says it.
    log.error({ err: fault }, `Failed task 1 (mail.send) with error '${fault.message}'`)
  })
  expect(text).not.toContain('s3creto')
  expect(text).not.toContain('123456')
  expect(text).toContain('/confirmar-correo')
})
