import { codeOf } from '#contract/mipres-codes/code-list.ts'
import { patientDocumentTypes } from '#contract/mipres-codes/short-lists.ts'
import type { PrescriptionContent } from '#contract/prescribing-content.ts'
import { OUTPATIENT } from './board.ts'
import type { Loose, Part } from './loose.ts'
import type { ContentFacts } from './tables.ts'

/** What a prescription says once, for all its items. */
export type Header = Omit<PrescriptionContent, 'patient' | 'items'>
export type Patient = PrescriptionContent['patient']

/** Whether a document of this type may be written today. */
export function isOfferedDocument(type: string): boolean {
  return codeOf(patientDocumentTypes, type)?.enabled ?? false
}

/** Documents of a newborn: the mother's says whose child it is. */
const NEWBORN_DOCUMENTS = ['NV', 'CN']

/** The patient: documents that exist, a day of birth that has come, the mother of a newborn. */
export function checkPatient(part: Part<Patient>, { on, outsideAffiliation }: ContentFacts): void {
  const { document, mother, bornOn } = part.of
  if (document && !isOfferedDocument(document.type))
    part.wrong('document', 'invalid_value', 'Elija un tipo de documento de la lista.')
  if (mother && !isOfferedDocument(mother.type))
    part.wrong('mother', 'invalid_value', 'Elija un tipo de documento de la lista.')
  if (bornOn && bornOn > on) part.wrong('bornOn', 'future', 'La fecha de nacimiento no puede ser posterior a hoy.')
  if (document && NEWBORN_DOCUMENTS.includes(document.type))
    part.need({ mother: 'Escriba el documento de la madre: el paciente es un recién nacido.' })
  if (outsideAffiliation)
    part.need({ mismatchReason: 'Escriba por qué prescribe: el paciente no está en la afiliación.' })
  if (document && mother && document.type === mother.type && document.number === mother.number)
    part.wrong('mother', 'same', 'El documento de la madre no puede ser el del paciente.')
}

const DONOR_NOT_EFFECTIVE = '6'

/** Ambit, orphan disease, diagnoses, and what only a transcription says. */
export function checkHeader(
  part: Part<Header>,
  patient: Loose<Patient>,
  { on, known, transcribing }: ContentFacts,
): void {
  const h = part.of
  if (h.ambito !== undefined && !OUTPATIENT.includes(h.ambito)) part.clear('afterDischarge')
  else part.need({ afterDischarge: 'Responda si es la atención después de un egreso o una remisión.' })
  if (h.orphanDisease === true) {
    part.need({
      orphanCode: 'Elija la enfermedad huérfana.',
      orphanIsMain: 'Responda si la enfermedad huérfana es el diagnóstico principal.',
    })
    if (h.orphanCode && !known.catalogs.orphan.has(h.orphanCode))
      part.wrong('orphanCode', 'unknown_code', 'Elija una enfermedad huérfana de la lista.')
  } else if (h.orphanDisease === false) part.clear('orphanCode', 'orphanIsMain')
  if (h.orphanIsMain !== true) part.need({ mainDiagnosis: 'Elija el diagnóstico principal.' })
  const diagnoses = ['mainDiagnosis', 'relatedDiagnosis1', 'relatedDiagnosis2'] as const
  for (const [i, field] of diagnoses.entries()) {
    const code = h[field]
    if (!code) continue
    if (!known.catalogs.cie10.has(code)) part.wrong(field, 'unknown_code', 'Elija un diagnóstico de la lista CIE-10.')
    else if (diagnoses.slice(0, i).some((former) => h[former] === code))
      part.wrong(field, 'repeated', 'Este diagnóstico ya está. Elija otro o déjelo vacío.')
  }
  if (h.relatedDiagnosis2 && h.relatedDiagnosis1 === null)
    part.wrong('relatedDiagnosis1', 'missing', 'Escriba primero el primer diagnóstico relacionado.')
  if (transcribing) {
    part.need({
      transcriptionReason: 'Elija por qué se prescribió en papel.',
      paperDate: 'Escriba la fecha del formato en papel.',
    })
    if (h.paperDate && h.paperDate > on)
      part.wrong('paperDate', 'future', 'La fecha del formato no puede ser posterior a hoy.')
    if (h.transcriptionReason === DONOR_NOT_EFFECTIVE)
      part.need({ donor: 'Escriba el documento del donante: el motivo es un donante no efectivo.' })
  } else part.clear('transcriptionReason', 'paperDate')
  const { document } = patient
  if (h.donor && document && h.donor.type === document.type && h.donor.number === document.number)
    part.wrong('donor', 'same', 'El donante no puede ser el mismo paciente.')
}
