import { afiliacion } from '../affiliation/affiliation-kind.ts'
import type { Kind } from './kind.ts'
import { civil, rethusAcademicos, rethusPersonas, rethusSanciones, sso } from './kinds/people.ts'
import { divipola, sispro } from './kinds/reference.ts'
import { repsDataset, repsPrestadores, repsSedes, repsServicios } from './kinds/reps.ts'

/** Every kind of file the importer reads, in the order in which a new deployment loads them. */
export const kinds: readonly Kind[] = [
  divipola,
  repsPrestadores,
  repsSedes,
  repsServicios,
  repsDataset,
  sispro,
  rethusPersonas,
  rethusAcademicos,
  rethusSanciones,
  sso,
  civil,
  afiliacion,
]

export function kindOf(id: string): Kind | undefined {
  return kinds.find((kind) => kind.id === id)
}
