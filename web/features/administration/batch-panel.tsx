import { useQueries } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { activateRequests, candidate, type DeskRow } from '#contract/users-desk.ts'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { SidePanel } from '#web/components/layout.tsx'
import { ErrorState, Skeleton } from '#web/components/loaded.tsx'
import { Refused } from '#web/components/refused.tsx'
import { Effects } from '#web/components/steps.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { queryOf } from '#web/lib/use-endpoint.ts'
import type { DeskView } from './capacity.tsx'
import { activationEffects, commonRoles } from './decide.ts'
import styles from './desk.module.css'
import { RoleChoice } from './role-choice.tsx'
import { activateLabel, listOf, placeName } from './words.ts'

/** Several people in one act, each where she asked, with the roles that all of them can have. */
export function BatchPanel(props: {
  view: DeskView
  rows: DeskRow[]
  close: string
  done: (answer: CallResult<typeof activateRequests>, text: string) => void
}): ReactElement {
  const { view, rows } = props
  const [chosen, setChosen] = useState<string[]>([])
  const candidates = useQueries({
    queries: rows.map(({ registrationId }) =>
      queryOf(candidate, { params: { capacityId: view.capacityId, registrationId } }),
    ),
  })
  const failed = candidates.find((one) => one.isError)
  const ready = candidates.every((one) => one.data)
  const offers = ready ? commonRoles(candidates.flatMap((one) => one.data ?? [])) : []
  const roles = offers.filter((role) => chosen.includes(role.code))
  const words = (n: number) => (n === 1 ? '1 persona tiene activación.' : `${n} personas tienen activación.`)
  const act = useAct(activateRequests, {
    say: (answer) => words(answer.done.length),
    done: (answer) => props.done(answer, words(answer.done.length)),
  })
  const name = rows.length === 1 ? (rows[0]?.person.name ?? '') : `Activar a ${rows.length} personas`
  return (
    <SidePanel
      title={name}
      meta={rows.length > 1 ? listOf(rows.map((row) => row.person.name)) : undefined}
      close={props.close}
      foot={
        <Actions>
          <Button
            kind="primary"
            className={styles.foot}
            busy={act.busy}
            unavailable={!ready}
            onClick={() =>
              void act.run({
                params: { capacityId: view.capacityId },
                body: { requestIds: rows.map((row) => row.id), roles: roles.map((role) => role.code) },
              })
            }
          >
            {activateLabel(roles.length, rows.length)}
          </Button>
          <LinkButton to={props.close}>No activar</LinkButton>
        </Actions>
      }
    >
      {act.problem && <Refused problem={act.problem} />}
      {failed ? (
        <ErrorState error={failed.error} retry={() => void failed.refetch()} />
      ) : ready ? (
        <>
          {rows.length > 1 && <p className="meta">Se ofrecen los roles que todas estas personas pueden tener.</p>}
          <RoleChoice offers={offers} value={chosen} onChange={setChosen} />
          <Effects
            items={activationEffects({
              kind: view.kind,
              regime: view.regime,
              places: view.places,
              chosen: rows.flatMap((row) => row.place ?? []),
              roles,
              people: rows.length,
            })}
          />
          {view.kind !== 'eps' && (
            <p className="meta">
              {listOf(rows.map((row) => `${row.person.name}: ${row.place ? placeName(row.place) : 'sin sede'}`))}
            </p>
          )}
        </>
      ) : (
        <Skeleton lines={6} />
      )}
    </SidePanel>
  )
}
