import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useEffect } from 'react'
import { myContexts } from '#contract/users-authority.ts'
import { LinkButton } from '#web/components/button.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { Menu } from '#web/components/menu.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { capacityLine } from './words.ts'

/** Where the delegate chooses the capacity he administers: each regime of an EPS apart. With one, it opens by itself. */
export function AdministrationPage(): ReactElement {
  const contexts = useEndpoint(myContexts, {})
  const navigate = useNavigate()
  const desks = contexts.data?.desks
  const only = desks?.length === 1 ? desks[0]?.capacityId : undefined
  useEffect(() => {
    if (only) void navigate({ to: `/administracion/${only}`, replace: true })
  }, [only, navigate])
  return (
    <>
      <PageHead
        title="Administración de Usuarios"
        lead="Elija dónde va a actuar. Lo que haga en una entidad o en un régimen no cuenta en otro."
      />
      <Loaded
        query={contexts}
        empty={(found) =>
          found.desks.length === 0 && (
            <Empty
              icon="people"
              title="Todavía no administra ninguna entidad"
              action={
                <div className="row">
                  <LinkButton to="/mi-camino">Ver su camino</LinkButton>
                </div>
              }
            >
              El representante legal nombra al delegado. Después usted se registra con ese tipo de usuario.
            </Empty>
          )
        }
      >
        {(found) =>
          only ? null : (
            <Menu
              label="Lo que usted administra"
              items={found.desks.map((one) => ({
                id: one.capacityId,
                label: one.entityName,
                detail: `${capacityLine(one)} · Delegado`,
                icon: one.kind === 'ips' ? 'building' : 'people',
                to: `/administracion/${one.capacityId}`,
              }))}
            />
          )
        }
      </Loaded>
    </>
  )
}
