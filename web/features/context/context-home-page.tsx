import type { ReactElement } from 'react'
import { userTypeNames } from '#contract/paths.ts'
import type { ContextView } from '#contract/users-authority.ts'
import { Actions, LinkButton } from '#web/components/button.tsx'
import type { IconName } from '#web/components/icon.tsx'
import { InContext, NotHere } from '#web/components/in-context.tsx'
import { Cols, Section, SummaryList } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Menu } from '#web/components/menu.tsx'
import { Note } from '#web/components/note.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { contextPath, whyPath } from '#web/lib/context-paths.ts'
import { placeLine } from '#web/lib/contexts.ts'
import { useParam } from '#web/lib/url.ts'

/** What each entry is for, and its icon; one that is not here shows its own name. */
const entries: Record<string, { icon: IconName; text: string }> = {
  prescribir: { icon: 'pencil', text: 'Buscar al paciente, escribir la fórmula, firmar.' },
  ordenar: { icon: 'document', text: 'Ordenar procedimientos, dispositivos y servicios.' },
  anular_propia: { icon: 'close', text: 'Anular una prescripción propia dentro del plazo.' },
  ver_propias: { icon: 'search', text: 'Consultar lo que usted prescribió.' },
  decidir_junta: { icon: 'people', text: 'Registrar la decisión de la junta.' },
  consultar_ips: { icon: 'search', text: 'Leer las prescripciones de la IPS.' },
  programar: { icon: 'calendar', text: 'Programar la entrega de lo direccionado.' },
  entregar: { icon: 'truck', text: 'Registrar la entrega.' },
  reportar_entrega: { icon: 'send', text: 'Reportar la entrega.' },
  facturar: { icon: 'document', text: 'Reportar la facturación.' },
  transcribir: { icon: 'upload', text: 'Cargar formatos de contingencia.' },
  cargar_tutela: { icon: 'upload', text: 'Cargar fallos de tutela.' },
  direccionar: { icon: 'swap', text: 'Asignar cada ítem a quien lo entrega, o no direccionar con causa.' },
  reportar_suministro: { icon: 'send', text: 'Reportar el suministro.' },
  consultar_eps: { icon: 'search', text: 'Leer las prescripciones del régimen.' },
  auditar_eps: { icon: 'shield', text: 'Auditar el régimen.' },
  consultar_direccionado: { icon: 'truck', text: 'Ver qué le asignaron las EPS y qué vence primero.' },
}

/** The start of a context: only what its role allows. */
export function ContextHomePage(): ReactElement {
  return <InContext>{(context) => <Home context={context} />}</InContext>
}

/** The only page that says what is coming: the permission is checked whole, the screens of the other steps of supply are not here yet. */
export function ComingPage(): ReactElement {
  const capability = useParam('capability')
  return (
    <InContext>
      {(context) => {
        const entry = context.capabilities.find((c) => c.code === capability)
        return entry ? (
          <>
            <BackLink to={contextPath(context)}>{context.entityName}</BackLink>
            <PageHead
              eyebrow={`${context.entityName}${context.sede ? `, sede ${context.sede.name}` : ''} · ${context.role.name}`}
              title={entry.name}
              lead="Su permiso está completo. Las pantallas de este servicio llegan en la próxima entrega."
            />
            <Note kind="info">
              <p>Hasta entonces use los medios que su entidad ya tiene. Nada de lo que hizo aquí se pierde.</p>
            </Note>
            <Section title="Qué podrá hacer aquí">
              <div className="stack">
                <p>{entries[entry.code]?.text ?? entry.name}</p>
                <Actions>
                  <LinkButton to={whyPath(context, entry.code)}>¿Por qué puedo?</LinkButton>
                </Actions>
              </div>
            </Section>
          </>
        ) : (
          <NotHere context={context} capability={capability} />
        )
      }}
    </InContext>
  )
}

function Home({ context }: { context: ContextView }): ReactElement {
  return (
    <>
      <PageHead
        eyebrow={`MIPRES · ${placeLine(context)}`}
        title={context.entityName}
        tab="MIPRES"
        lead={`${context.sede ? `Sede ${context.sede.name}. ` : ''}Actúa como ${context.role.name}.`}
      />
      <Cols
        aside={
          <>
            <section>
              <h2>Su contexto</h2>
              <SummaryList
                tight
                rows={[
                  { label: 'Entidad', value: context.entityName },
                  ...(context.regime ? [{ label: 'Régimen', value: context.regime }] : []),
                  ...(context.sede ? [{ label: 'Sede', value: context.sede.name }] : []),
                  { label: 'Rol', value: context.role.name },
                  { label: 'Registro', value: userTypeNames[context.userType] },
                ]}
              />
            </section>
            <section>
              <h2>¿Por qué puedo?</h2>
              <p className="muted">
                <Link to={whyPath(context, context.capabilities[0]?.code)}>Vea la cadena</Link> que da este permiso hoy.
              </p>
            </section>
          </>
        }
      >
        <Section title="Lo que puede hacer">
          <Menu
            label="Lo que puede hacer en este contexto"
            items={context.capabilities.map((c) => ({
              id: c.code,
              label: c.name,
              detail: entries[c.code]?.text,
              icon: entries[c.code]?.icon ?? 'arrow',
              to: `${contextPath(context)}/${c.code}`,
            }))}
          />
        </Section>
      </Cols>
    </>
  )
}
