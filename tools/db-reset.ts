import fs from 'node:fs'
import path from 'node:path'
import { ConfigError, readConfig } from '../server/config.ts'
import { EmbeddedPostgresError, startEmbeddedPostgres } from '../server/platform/embedded-postgres.ts'

/** `npm run db:reset`: forgets the embedded database, so that the next start begins anew. Never touches one behind DATABASE_URL. */
async function reset(): Promise<string> {
  const config = readConfig(process.env)
  if (config.databaseUrl) return 'db:reset solo borra la base de datos incluida; quite DATABASE_URL.'
  const folder = path.join(config.dataFolder, 'postgres')
  // Starting it proves that no other process uses it, and stops one left over by a killed process.
  const server = await startEmbeddedPostgres({ folder })
  await server.stop()
  fs.rmSync(server.folder, { recursive: true })
  fs.rmSync(path.join(config.dataFolder, 'demo.json'), { force: true })
  return `Se borró la base de datos de ${server.folder}; la próxima vez que inicie, empieza de cero.`
}

try {
  console.log(await reset())
} catch (error) {
  if (!(error instanceof EmbeddedPostgresError || error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exit(1)
}
