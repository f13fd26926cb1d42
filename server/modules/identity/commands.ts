import type { OperatorRight } from '#contract/endpoint.ts'
import { type Actor, audit } from '#platform/audit.ts'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db.ts'
import { createKeyring } from './credentials/keys.store.ts'
import { registerClient } from './oidc/clients.ts'
import { rotateKeys } from './oidc/keys.ts'
import { type OperatorRow, operators } from './operators/operators.store.ts'
import { addOperator } from './operators/operators.ts'

/** What is done from the terminal of the installation, by whoever may open its database. */
export interface IdentityCommands {
  /** Prints-once link with which the new operator sets password and second factor (D-21). */
  addOperator(input: { email: string; rights: readonly OperatorRight[]; actor: Actor }): Promise<{ link: string }>
  operators(): Promise<OperatorRow[]>
  registerClient(input: {
    name: string
    redirectUris: readonly string[]
    actor: Actor
  }): Promise<{ clientId: string; secret: string; issuer: string }>
  /** New keys for tokens and cookies of the provider; every process takes them up within half a minute. */
  rotateKeys(actor: Actor): Promise<void>
}

export function identityCommands(options: {
  db: Db
  clock: Clock
  publicUrl: string
  /** As in `IdentityOptions`. */
  secrets: readonly string[] | null
}): IdentityCommands {
  const deps = { ...options, keyring: createKeyring(options.secrets) }
  return {
    addOperator: (input) => addOperator(deps, input),
    operators: () => operators(options.db),
    registerClient: (input) => registerClient(deps, input),
    rotateKeys: (actor) =>
      options.db.transaction().execute(async (tx) => {
        const at = options.clock.now()
        await rotateKeys(tx, deps.keyring, at)
        await audit(tx, { at, actor, act: 'identity.keys_rotated', concerns: {} })
      }),
  }
}
