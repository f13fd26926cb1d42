import type { ReactElement } from 'react'
import { Actions, LinkButton } from '#web/components/button.tsx'
import { Confirmation } from '#web/components/layout.tsx'
import { H1 } from '#web/components/page-head.tsx'
import { accountWords, useAccountKind } from './account-nav.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

/** A second factor was added: what it is good for and, the first time, the recovery codes, shown only here. */
export function FactorReady(props: { title: string; text: string; codes: readonly string[] | null }): ReactElement {
  const { home } = accountWords[useAccountKind()]
  return (
    <Confirmation
      heading={<H1>{props.title}</H1>}
      actions={
        <Actions>
          <LinkButton kind="primary" to={home.to}>
            {home.label}
          </LinkButton>
          <LinkButton to="/cuenta/seguridad">Ver la seguridad</LinkButton>
        </Actions>
      }
    >
      <p>{props.text}</p>
      {props.codes && <RecoveryCodes codes={props.codes} />}
    </Confirmation>
  )
}
