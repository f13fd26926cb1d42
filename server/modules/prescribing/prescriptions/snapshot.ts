import type { Acting } from '#users'
import type { ProfessionalSnapshot } from '../record.ts'
import type { Snapshot } from './signed.ts'

/** The professional who acts, as long as the official tables take her register. */
export function professionalOf({ person, register }: Acting): ProfessionalSnapshot {
  return {
    documentType: person.document.type,
    documentNumber: person.document.number,
    firstName: person.firstName,
    secondName: person.secondName,
    firstSurname: person.firstSurname,
    secondSurname: person.secondSurname,
    register: register.slice(0, 60),
  }
}

/** Who signs and for whom, as the registries say at this moment. */
export function snapshotOf(acting: Acting, epsName: string | null): Snapshot {
  const { capacity, sede } = acting
  return {
    prescriber: { ...professionalOf(acting), profession: acting.profession?.name ?? '' },
    provider: {
      // Of an IPS its NIT; an independent professional is his own provider; a transcription is loaded by the EPS.
      documentType: capacity.kind === 'ips' ? 'NI' : (sede?.docType ?? 'NI'),
      documentNumber: capacity.kind === 'ips' ? (capacity.nit ?? '') : (sede?.docNumber ?? capacity.nit ?? ''),
      name: capacity.entityName,
      sedeName: sede?.name ?? capacity.entityName,
      code: sede?.code ?? '',
      municipality: sede?.municipalityCode ?? '',
      municipalityName: sede?.municipalityName ?? '',
      address: (sede?.address ?? '').slice(0, 300),
      phone: (sede?.phone ?? '').slice(0, 70),
    },
    epsName,
    role: acting.role.code,
  }
}
