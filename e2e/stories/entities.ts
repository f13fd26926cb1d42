import { cast, fullName } from './people.ts'
import type { Ips } from './registry-files.ts'

/** The hospital of the stories. */
export const hospital: Ips = {
  nit: '999000202',
  code: '5400190001',
  name: 'HOSPITAL LOS ARRAYANES',
  representative: fullName(cast.nelly).toUpperCase(),
  sedes: { '01': 'PRINCIPAL', '02': 'NORTE' },
}
