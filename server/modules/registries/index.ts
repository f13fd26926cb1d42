/**
 * The door of the registries: what REPS, EAPB, ReTHUS, SSO, the civil registry and DIVIPOLA say, and the requirements
 * that follow from it. Other modules import only this file.
 */

export type { AffiliateFacts } from './affiliation/affiliation.store.ts'
export { type Affiliation, affiliation } from './affiliation/affiliation.ts'
export { type Catalogs, catalogs } from './catalogs/catalogs.ts'
export { createRegistries, type Registries, type RegistriesDeps } from './create-registries.ts'
export { loadDivipola } from './divipola/load-divipola.ts'
export { registryQuestions } from './facts.store.ts'
export type * from './facts.ts'
export type { CutRow } from './imports/cuts.store.ts'
export { type ImportDeps, type ImportRequest, importFile } from './imports/import-file.ts'
export { kinds as importKinds } from './imports/kinds.ts'
export { rejectedCsv } from './imports/manage-cuts.ts'
export { inspect as inspectFile } from './imports/read-file.ts'
export * from './requirements.ts'
export { csv, importText } from './testing/files.ts'
/** For tests and the demo world: files made in memory, rows of each kind with invented values. */
export { generateAffiliates } from './testing/generate-affiliates.ts'
export { generateMedicines } from './testing/generate-catalog.ts'
export { generateReps } from './testing/generate-reps.ts'
export * as sampleRows from './testing/rows.ts'
export { loadSampleCatalogs } from './testing/sample-catalogs.ts'
