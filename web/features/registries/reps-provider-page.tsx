import type { ReactElement } from 'react'
import { repsProvider, repsSede, type SedeView } from '#contract/registries.ts'
import { calm } from '#contract/spanish.ts'
import { type Column, DataTable } from '#web/components/data-table.tsx'
import { Section, SummaryList } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, Loaded } from '#web/components/loaded.tsx'
import { BackLink, PageHead } from '#web/components/page-head.tsx'
import { Status, Tag } from '#web/components/tag.tsx'
import { showDate, showNit, showNumber } from '#web/lib/format.ts'
import { useParam } from '#web/lib/url.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import styles from './registries.module.css'
import { repsStateWords, showCut, showPlace } from './words.ts'

const sedes: Column<SedeView>[] = [
  {
    label: 'Sede',
    cell: (s) => (
      <>
        <Link to={`/consultas/reps/sedes/${s.code}`}>{calm(s.name)}</Link>
        <div className={`meta ${styles.second}`}>{s.address ? calm(s.address) : 'Sin dirección'}</div>
      </>
    ),
  },
  { label: 'Código', cell: (s) => <span className="code">{s.code}</span> },
  { label: 'Municipio', cell: (s) => showPlace(s.municipality) },
  {
    label: 'Habilitación',
    cell: (s) => <Status kind={repsStateWords[s.state].kind}>{repsStateWords[s.state].text}</Status>,
  },
]

/** One provider of REPS with its sedes. */
export function RepsProviderPage(): ReactElement {
  const code = useParam('code')
  const query = useEndpoint(repsProvider, { params: { code } })
  return (
    <>
      <BackLink to="/consultas/reps">Consultar REPS</BackLink>
      <Loaded query={query} heading="Prestador de REPS">
        {({ provider: p, sedes: own }) => (
          <>
            <PageHead
              title={calm(p.name)}
              eyebrow="Prestador de REPS"
              action={<Tag kind={repsStateWords[p.state].kind}>{repsStateWords[p.state].text}</Tag>}
            />
            <SummaryList
              rows={[
                { label: 'Código de prestador', value: <span className="code">{p.code}</span> },
                ...(p.nit ? [{ label: 'NIT', value: showNit(p.nit, p.dv ?? '') }] : []),
                { label: 'Razón social, como está en REPS', value: p.legalName },
                { label: 'Clase', value: p.className },
                { label: 'Municipio', value: showPlace(p.municipality) },
                { label: 'Habilitación hasta', value: p.expiresOn ? showDate(p.expiresOn) : 'El registro no lo dice' },
                ...(p.closedOn ? [{ label: 'Cierre', value: showDate(p.closedOn) }] : []),
                {
                  label: 'De dónde sale',
                  value: `${showCut('REPS', p.cut)}${p.source === 'dataset' ? ', datos abiertos' : ''}`,
                },
              ]}
            />
            <Section title={own.length === 1 ? 'Una sede' : `${showNumber(own.length)} sedes`}>
              {own.length === 0 ? (
                <Empty icon="building" title="REPS no muestra sedes de este prestador" />
              ) : (
                <DataTable label="Sedes del prestador" rows={own} rowKey={(s) => s.code} columns={sedes} />
              )}
            </Section>
            <p className={styles.after}>
              ¿Algo está mal? <Link to={`/reportar?registro=reps&sobre=${p.code}`}>Reporte la inconsistencia</Link>.
            </p>
          </>
        )}
      </Loaded>
    </>
  )
}

/** One sede of REPS with its services. */
export function RepsSedePage(): ReactElement {
  const code = useParam('code')
  const query = useEndpoint(repsSede, { params: { code } })
  return (
    <>
      <BackLink to={query.data?.provider ? `/consultas/reps/${query.data.provider.code}` : '/consultas/reps'}>
        {query.data?.provider ? calm(query.data.provider.name) : 'Consultar REPS'}
      </BackLink>
      <Loaded query={query} heading="Sede de REPS">
        {({ sede, provider, services }) => (
          <>
            <PageHead
              title={calm(sede.name)}
              eyebrow="Sede de REPS"
              action={<Tag kind={repsStateWords[sede.state].kind}>{repsStateWords[sede.state].text}</Tag>}
            />
            <SummaryList
              rows={[
                ...(provider ? [{ label: 'Prestador', value: calm(provider.name) }] : []),
                { label: 'Código de sede', value: <span className="code">{sede.code}</span> },
                { label: 'Dirección', value: sede.address ? calm(sede.address) : 'El registro no la dice' },
                { label: 'Municipio', value: showPlace(sede.municipality) },
                ...(sede.closedOn ? [{ label: 'Cierre', value: showDate(sede.closedOn) }] : []),
                { label: 'De dónde sale', value: showCut('REPS', sede.cut) },
              ]}
            />
            <Section title="Servicios habilitados">
              {services.length === 0 ? (
                <Empty icon="registry" title="No hay servicios cargados de esta sede" />
              ) : (
                <DataTable
                  label="Lista de servicios"
                  rows={services}
                  rowKey={(s) => `${s.code} ${s.distinctive}`}
                  columns={[
                    { label: 'Servicio', cell: (s) => calm(s.name) },
                    { label: 'Código', cell: (s) => <span className="code">{s.code}</span> },
                    { label: 'Grupo', cell: (s) => s.group ?? '—' },
                    { label: 'Desde', cell: (s) => (s.openedOn ? showDate(s.openedOn) : '—') },
                  ]}
                />
              )}
            </Section>
            <p className={styles.after}>
              ¿Algo está mal? <Link to={`/reportar?registro=reps&sobre=${sede.code}`}>Reporte la inconsistencia</Link>.
            </p>
          </>
        )}
      </Loaded>
    </>
  )
}
