import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { policyNames } from './policies.ts'
import { type SettingName, settingDefinitions } from './settings.ts'

/** The operator's page of policies and settings: versioned edits, said before they are published whom they touch. */

const operator = { kind: 'operator', right: 'policies' } as const
const name = z.object({ name: z.enum(policyNames) })

const versionView = z.object({
  version: z.number().int(),
  /** Empty of version 1: it came with the product. */
  publishedAt: z.string(),
  publishedBy: z.string(),
})

export const listPolicies = endpoint({
  id: 'users.list_policies',
  method: 'GET',
  path: '/operator/policies',
  summary: 'Las políticas y su versión vigente',
  permission: operator,
  response: z.object({ policies: z.array(versionView.extend({ name: z.enum(policyNames) })) }),
})

export const readPolicy = endpoint({
  id: 'users.read_policy',
  method: 'GET',
  path: '/operator/policies/:name',
  summary: 'Una política: su contenido vigente y sus versiones',
  permission: operator,
  params: name,
  response: versionView.extend({
    name: z.enum(policyNames),
    /** As `policySchemas[name]` of contract/policies.ts describes it. */
    content: z.unknown(),
    versions: z.array(versionView.extend({ content: z.unknown() })),
    /** What the operator who asks was writing from this version; null without a draft. */
    draft: z.object({ content: z.unknown(), savedAt: z.string() }).nullable(),
  }),
})

export const saveDraft = endpoint({
  id: 'users.save_policy_draft',
  method: 'PUT',
  path: '/operator/policies/:name/draft',
  summary: 'Guardar su borrador de una política',
  description: 'Uno por operador y política. No rige ni lo ve nadie más; se guarda como esté.',
  permission: operator,
  params: name,
  body: z.object({ content: z.looseObject({}), fromVersion: z.number().int() }),
  refusals: ['platform.version_conflict'],
})

export const discardDraft = endpoint({
  id: 'users.discard_policy_draft',
  method: 'DELETE',
  path: '/operator/policies/:name/draft',
  summary: 'Descartar su borrador de una política',
  permission: operator,
  params: name,
})

/** Who would see a difference: people whose activations or roles the draft would stop allowing, or start allowing. */
export const policyEffect = z.object({
  /** Open activations and role assignments that the draft no longer allows; counted up to 1,001. */
  loses: z.number().int(),
  /** One line each: 'Prescriptor: 3 personas con odontología'. */
  lines: z.array(z.string()),
})

export const tryPolicy = endpoint({
  id: 'users.try_policy',
  method: 'POST',
  path: '/operator/policies/:name/try',
  summary: 'A quién afectaría un borrador',
  permission: operator,
  params: name,
  body: z.object({ content: z.unknown() }),
  response: policyEffect,
})

export const publishPolicy = endpoint({
  id: 'users.publish_policy',
  method: 'POST',
  path: '/operator/policies/:name',
  summary: 'Publicar una versión de una política',
  permission: operator,
  params: name,
  body: z.object({ content: z.unknown(), expectedVersion: z.number().int() }),
  response: z.object({ version: z.number().int() }),
  refusals: ['platform.version_conflict'],
})

const settingNames = Object.keys(settingDefinitions) as [SettingName, ...SettingName[]]

/** A number, a switch or a list of days; which one, and its bounds, is the setting's. */
const settingValue = z.union([z.number(), z.boolean(), z.array(z.number()).max(20).readonly()])

export const listSettings = endpoint({
  id: 'users.list_settings',
  method: 'GET',
  path: '/operator/settings',
  summary: 'Los ajustes, su valor y quién los cambió',
  permission: operator,
  response: z.object({
    settings: z.array(
      z.object({
        name: z.enum(settingNames),
        value: settingValue,
        /** 0 while nobody changed it. */
        version: z.number().int(),
        setAt: z.string().nullable(),
        setBy: z.string().nullable(),
      }),
    ),
  }),
})

export const changeSetting = endpoint({
  id: 'users.change_setting',
  method: 'PUT',
  path: '/operator/settings/:name',
  summary: 'Cambiar un ajuste dentro de sus límites',
  permission: operator,
  params: z.object({ name: z.enum(settingNames) }),
  body: z.object({ value: settingValue, expectedVersion: z.number().int() }),
  refusals: ['platform.version_conflict'],
})
