import { type ReactElement, type ReactNode, useState } from 'react'
import { Ball } from '#web/components/ball.tsx'
import { Actions, Button, LinkButton } from '#web/components/button.tsx'
import { Checkbox, CheckboxGroup, RadioCards, Radios, Segments } from '#web/components/choices.tsx'
import { ComboBox, type ComboItem } from '#web/components/combo-box.tsx'
import { CellNote, DataTable, Pager, SelectionBar, Toolbar } from '#web/components/data-table.tsx'
import { DateInput } from '#web/components/date-field.tsx'
import { ConfirmDialog } from '#web/components/dialog.tsx'
import { DocumentInput, type DocumentValue } from '#web/components/document-field.tsx'
import { ErrorSummary } from '#web/components/error-summary.tsx'
import { FileInput } from '#web/components/file-field.tsx'
import { Icon, iconNames } from '#web/components/icon.tsx'
import {
  Cols,
  Confirmation,
  Desk,
  Facts,
  Or,
  Panel,
  Progress,
  SidePanel,
  Stats,
  SummaryList,
  Tabs,
} from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Empty, ErrorState, Skeleton } from '#web/components/loaded.tsx'
import { Menu } from '#web/components/menu.tsx'
import { Note } from '#web/components/note.tsx'
import { OtpInput } from '#web/components/otp-field.tsx'
import { BackLink, Breadcrumb, PageHead } from '#web/components/page-head.tsx'
import { CodeBlock, CopyLine } from '#web/components/secret.tsx'
import { Select } from '#web/components/select.tsx'
import { Effects, Evidence, Missing, Steps, Tasks, Timeline } from '#web/components/steps.tsx'
import { PlainTag, Status, Tag } from '#web/components/tag.tsx'
import { TextArea } from '#web/components/text-area.tsx'
import { PasswordInput, TextInput } from '#web/components/text-input.tsx'
import styles from './components-page.module.css'

const tokens = [
  'bg',
  'sunken',
  'bar',
  'text',
  'text-2',
  'text-3',
  'accent',
  'accent-soft',
  'done',
  'done-soft',
  'wait',
  'wait-soft',
  'stop',
  'stop-soft',
  'idle-soft',
  'line-strong',
]

const towns: ComboItem[] = [
  { id: '13873', name: 'Villanueva', detail: 'Bolívar · 13873' },
  { id: '85440', name: 'Villanueva', detail: 'Casanare · 85440' },
  { id: '44874', name: 'Villanueva', detail: 'La Guajira · 44874' },
  { id: '68872', name: 'Villanueva', detail: 'Santander · 68872' },
  { id: '00000', name: 'Villanueva del Río', detail: '00000', blocked: 'No está en DIVIPOLA. Elija otro.' },
]

const people = [
  { id: '1', name: 'Rosa Elvira Chocontá', doc: 'CC 1.099.118.204', kind: 'Otro usuario', days: 11, state: undefined },
  { id: '2', name: 'Laura Quintero Peñuela', doc: 'CC 1.099.400.218', kind: 'Profesional', days: 8, state: 'open' },
  {
    id: '3',
    name: 'Néstor Iván Caro Suárez',
    doc: 'CE 709118',
    kind: 'Profesional',
    days: 3,
    state: undefined,
    why: 'Ya no vigente en ReTHUS',
  },
  { id: '4', name: 'Marleny Ospina Giraldo', doc: 'CC 1.099.061.447', kind: 'Otro usuario', days: 2, state: 'new' },
  { id: '5', name: 'Kelly Johana Mosquera', doc: 'CC 1.099.512.906', kind: 'Profesional', days: 0, state: 'gone' },
] as const

function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  const id = `p-${title.toLowerCase().replace(/\W+/g, '-')}`
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className={`stack ${styles.part}`}>{children}</div>
    </section>
  )
}

function Fields(): ReactElement {
  const [text, setText] = useState('l.quintero@ejemplo.co')
  const [doc, setDoc] = useState<DocumentValue>({ type: 'CC', number: '1099400218' })
  const [wrongDoc, setWrongDoc] = useState<DocumentValue>({ type: 'CC', number: '12' })
  const [date, setDate] = useState('1998-03-27')
  const [wrongDate, setWrongDate] = useState('2071-05-14')
  const [what, setWhat] = useState(['eps'])
  const [regimes, setRegimes] = useState<string[]>([])
  const [regime, setRegime] = useState('contributivo')
  const [use, setUse] = useState('profesional')
  const [town, setTown] = useState<ComboItem | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const [code, setCode] = useState('481')
  const [oath, setOath] = useState(false)
  const [radio, setRadio] = useState('a')
  return (
    <>
      <ErrorSummary
        attempt={0}
        items={[
          { text: 'Escriba entre 3 y 10 números.', target: 'doc-malo' },
          { text: 'La fecha de constitución no puede ser futura.', target: 'fecha-mala' },
        ]}
      />
      <div className={styles.two}>
        <TextInput label="Correo" hint="Lo confirmará con un enlace." value={text} onChange={setText} type="email" />
        <TextInput label="Segundo nombre" optional value="" onChange={() => undefined} />
        <TextInput label="Solo lectura" value="Medicina" readOnly onChange={() => undefined} />
        <TextInput label="Vigencia" value="90" onChange={() => undefined} unit="días" width={10} inputMode="numeric" />
        <PasswordInput
          label="Contraseña"
          hint="12 caracteres o más. Una frase sirve."
          value="caballo lento del llano"
          onChange={() => undefined}
          autoComplete="new-password"
          meter={<Progress value={4} max={4} label="Fuerza: muy buena" text="Muy buena" />}
        />
        <Select
          label="Sede"
          value="01"
          onChange={() => undefined}
          options={[{ value: '01', label: '01 Principal · 15238 00417 01' }]}
        />
        <DocumentInput value={doc} onChange={setDoc} />
        <DocumentInput id="doc-malo" value={wrongDoc} onChange={setWrongDoc} error="Escriba entre 3 y 10 números." />
        <DateInput label="Fecha de nacimiento" value={date} onChange={setDate} />
        <DateInput
          id="fecha-mala"
          label="Fecha de constitución"
          value={wrongDate}
          onChange={setWrongDate}
          error="Escribió 14 de mayo de 2071. Escriba una fecha de hoy o anterior."
        />
        <CheckboxGroup
          label="¿Qué es la entidad?"
          hint="Puede ser varias cosas a la vez."
          error={
            what.includes('eps') && regimes.length === 0
              ? 'Marcó EPS. Elija contributivo, subsidiado o ambos.'
              : undefined
          }
          value={what}
          onChange={setWhat}
          options={[
            {
              value: 'eps',
              label: 'EPS',
              under: (
                <CheckboxGroup
                  label={<span className="sr">Regímenes de la EPS</span>}
                  value={regimes}
                  onChange={setRegimes}
                  options={[
                    { value: 'contributivo', label: 'Régimen contributivo' },
                    { value: 'subsidiado', label: 'Régimen subsidiado' },
                  ]}
                />
              ),
            },
            { value: 'ips', label: 'IPS', hint: 'Debe estar en REPS, habilitada.' },
            { value: 'proveedor', label: 'Proveedor', hint: 'Primero cierre la solicitud abierta.', disabled: true },
          ]}
        />
        <div className="stack">
          <Segments
            label="Régimen"
            value={regime}
            onChange={setRegime}
            options={[
              { value: 'contributivo', label: 'Contributivo' },
              { value: 'subsidiado', label: 'Subsidiado' },
            ]}
          />
          <Radios
            label="¿Desde cuándo?"
            value={radio}
            onChange={setRadio}
            options={[
              { value: 'a', label: 'Desde hoy' },
              { value: 'b', label: 'Desde otro día', hint: 'Máximo 30 días adelante.' },
            ]}
          />
          <Checkbox label="Declaro bajo juramento que los datos son ciertos" value={oath} onChange={setOath} />
        </div>
        <ComboBox
          label="Municipio"
          hint="Escriba las primeras letras. Mostramos siempre el departamento."
          value={town}
          onChange={setTown}
          load={async (part) => towns.filter((one) => one.name.toLowerCase().includes(part.toLowerCase()))}
        />
        <OtpInput label="Código de 6 números" value={code} onChange={setCode} />
        <FileInput
          label="Certificado de existencia"
          optional
          value={file}
          onChange={setFile}
          limits="PDF, hasta 5 MB"
          accept=".pdf"
        />
        <TextArea label="Motivo" hint="Quien lo lea decidirá con esto." value="" onChange={() => undefined} />
      </div>
      <RadioCards
        label="¿Cómo va a usar MIPRES?"
        value={use}
        onChange={setUse}
        options={[
          {
            value: 'profesional',
            title: 'Profesional de la salud',
            text: 'Prescribe y ordena. Después, el delegado de una IPS o de una EPS activa su usuario.',
            tag: <Tag kind="done">Cumple: Medicina en ReTHUS</Tag>,
          },
          {
            value: 'sso',
            title: 'Servicio Social Obligatorio (SSO)',
            text: (
              <>
                Necesita plaza asignada y activa. No encontramos una plaza con su documento.{' '}
                <Link to="/consultas/sso">Consultar SSO</Link>
              </>
            ),
            tag: <Tag kind="stop">No tiene plaza</Tag>,
            unmet: true,
          },
          {
            value: 'eps',
            title: 'Delegado de una EPS',
            text: 'Falta el nombramiento: lo hace el representante legal de la EPS.',
            tag: <Tag kind="wait">Espera un nombramiento</Tag>,
            unmet: true,
          },
        ]}
      />
    </>
  )
}

function Lists(): ReactElement {
  const [chosen, setChosen] = useState(new Set(['1']))
  const [query, setQuery] = useState('')
  return (
    <Desk
      side={
        <SidePanel
          title="Laura Quintero Peñuela"
          meta="CC 1.099.400.218 · Espera hace 8 días"
          close="/componentes"
          foot={
            <Actions>
              <Button kind="primary">Activar con 1 rol</Button>
              <Button>Devolver…</Button>
            </Actions>
          }
        >
          <div>
            <h3>Cumple lo que se exige</h3>
            <Evidence
              met
              stacked
              items={[
                { text: 'Medicina, puede ejercer desde feb 2019', source: 'ReTHUS, corte 18 nov 2026' },
                { text: 'Cuenta activa y correo confirmado' },
              ]}
            />
          </div>
          <Effects
            items={[
              {
                kind: 'yes',
                text: (
                  <>
                    Podrá <b>prescribir y ordenar</b> en la sede 01 desde hoy.
                  </>
                ),
              },
              { kind: 'no', text: 'No verá prescripciones de otros ni de otras sedes.' },
              { kind: 'mail', text: 'Recibirá un correo. Queda en el historial a su nombre.' },
            ]}
          />
        </SidePanel>
      }
    >
      <Tabs
        label="Listas"
        items={[
          { label: 'Por decidir', to: '/componentes', current: true, count: 14 },
          { label: 'Sin rol', to: '/componentes?lista=sin-rol', current: false, count: 3 },
          { label: 'Usuarios', to: '/componentes?lista=usuarios', current: false, count: 1204 },
        ]}
      />
      <Toolbar label="Filtrar la lista">
        <TextInput type="search" label="Documento exacto" placeholder="CC 1099…" value={query} onChange={setQuery} />
        <Select
          label="Tipo"
          value=""
          onChange={() => undefined}
          placeholder="Todos"
          options={[{ value: 'sso', label: 'SSO' }]}
        />
      </Toolbar>
      <SelectionBar count={chosen.size} common="Todos cumplen">
        <Button small>Devolver…</Button>
        <Button small kind="primary">
          Activar y dar rol…
        </Button>
      </SelectionBar>
      <DataTable
        label="Personas por decidir"
        rows={people}
        rowKey={(row) => row.id}
        rowState={(row) => row.state}
        selection={{
          chosen,
          onChange: setChosen,
          name: (row) => row.name,
          blocked: (row) => ('why' in row ? row.why : row.state === 'gone' ? 'Ya la decidió otra persona' : undefined),
        }}
        columns={[
          {
            label: 'Persona',
            cell: (row) => (
              <>
                <Link to="/componentes">{row.name}</Link>
                <CellNote>{row.doc}</CellNote>
              </>
            ),
          },
          { label: 'Tipo', cell: (row) => row.kind },
          { label: 'Espera', cell: (row) => (row.days === 0 ? 'hoy' : `${row.days} días`), sorted: 'descending' },
          {
            label: '¿Cumple?',
            cell: (row) =>
              'why' in row ? <Status kind="stop">{row.why}</Status> : <Status kind="done">ReTHUS al día</Status>,
          },
        ]}
      />
      <Pager text="5 de 14, los que más esperan primero" next="/componentes?desde=5" first="/componentes" />
    </Desk>
  )
}

/** Every component once, in its states: the reference for who builds pages, and what screenshots and axe look at. */
export function ComponentsPage(): ReactElement {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Breadcrumb trail={[{ label: 'Inicio', to: '/' }, { label: 'Componentes' }]} />
      <PageHead
        eyebrow="Referencia"
        title="Componentes"
        lead="Cada pieza una vez, en sus estados. Las pantallas los combinan; no inventan otros."
      >
        <Progress
          value={3}
          max={6}
          label="3 de 6 pasos hechos"
          text={
            <>
              <b>3 de 6</b> pasos hechos
            </>
          }
        />
      </PageHead>

      <Part title="Color por función">
        <ul className={styles.swatches}>
          {tokens.map((name) => (
            <li key={name}>
              <span style={{ background: `var(--${name})` }} />
              <span>--{name}</span>
            </li>
          ))}
        </ul>
      </Part>

      <Part title="Letra">
        <p className={styles.huge}>No, todavía no.</p>
        <p className="lead">Entrada de página, una o dos líneas.</p>
        <p>
          Texto. Pingüino, cédula, Ñ, 1.234.567,89 · Il1 O0. <Link to="/ayuda">Un enlace</Link>.
        </p>
        <p className="meta">Dato menor: registro, corte, hora.</p>
      </Part>

      <Part title="Íconos">
        <ul className={styles.icons}>
          {iconNames.map((name) => (
            <li key={name}>
              <Icon name={name} />
              {name}
            </li>
          ))}
        </ul>
      </Part>

      <Part title="Acciones">
        <Actions keep>
          <Button kind="primary">Principal</Button>
          <Button>Secundaria</Button>
          <Button kind="ghost">Discreta</Button>
          <Button kind="danger" onClick={() => setAsking(true)}>
            Revocar…
          </Button>
          <Button kind="primary" busy>
            Firmando
          </Button>
          <Button unavailable>No disponible</Button>
          <Button small icon="upload">
            Pequeña
          </Button>
          <LinkButton to="/ayuda" iconAfter="next">
            Siguiente
          </LinkButton>
        </Actions>
        <BackLink to="/">Volver</BackLink>
        <ConfirmDialog
          open={asking}
          title="¿Revocar a Nelly Guarnizo?"
          confirm="Revocar ahora"
          cancel="No revocar"
          danger
          onConfirm={() => setAsking(false)}
          onCancel={() => setAsking(false)}
        >
          <p>
            Desde este momento no podrá administrar el régimen contributivo. Lo que ya activó sigue vigente. El régimen
            queda sin delegado.
          </p>
        </ConfirmDialog>
      </Part>

      <Part title="Menús">
        <div className={styles.two}>
          <Menu
            label="Cambiar de contexto"
            heading="Usted trabaja en"
            items={[
              {
                id: 'a',
                label: <b>Hospital Los Arrayanes</b>,
                detail: 'Sede 01 Principal · Prescriptor',
                current: true,
                to: '/componentes',
              },
              {
                id: 'b',
                label: <b>EPS Demo Andina</b>,
                detail: 'Contributivo · Transcriptor',
                icon: 'shield',
                to: '/componentes?c=b',
              },
              {
                id: 'c',
                label: 'Pedir activación en otra entidad',
                icon: 'plus',
                separated: true,
                to: '/componentes?c=c',
              },
            ]}
          />
          <Menu
            label="Avisos"
            heading="1 sin leer"
            items={[
              {
                id: 'a',
                label: <b>El delegado abrió su solicitud</b>,
                detail: 'Hospital Los Arrayanes · hoy',
                unread: true,
                to: '/componentes?a=1',
              },
              { id: 'b', label: 'Correo confirmado', detail: '10 nov 2026', icon: 'mail', to: '/componentes?a=2' },
            ]}
          />
        </div>
      </Part>

      <Part title="Estados">
        <div className="row">
          <Tag kind="done" />
          <Tag kind="you" />
          <Tag kind="wait">Espera al hospital</Tag>
          <Tag kind="idle" />
          <Tag kind="stop" />
          <Tag kind="info">Leyendo</Tag>
          <PlainTag>Contributivo</PlainTag>
        </div>
        <div className="row">
          <Status kind="done">ReTHUS al día</Status>
          <Status kind="wait">Su plaza empieza el 1 dic</Status>
          <Status kind="stop">Ya no vigente en ReTHUS</Status>
          <Status kind="idle">Sin dato</Status>
        </div>
        <Tasks
          items={[
            {
              id: 'a',
              title: <Link to="/componentes">Confirme su correo</Link>,
              tag: <Tag kind="you" />,
              text: 'Le enviamos un enlace a las 3:40 p. m.',
            },
            { id: 'b', title: <span>Contraseña</span>, tag: <Tag kind="idle" /> },
          ]}
        />
      </Part>

      <Part title="Quién tiene el balón">
        <Ball
          kind="wait"
          title="El delegado del Hospital Los Arrayanes debe activar su usuario"
          who={{ name: 'Carlos Mina Balanta', role: 'Delegado de la IPS' }}
          facts={[
            { label: 'Lo tiene desde', value: '12 nov 2026, hace 8 días' },
            { label: 'Abrió su solicitud', value: '13 nov 2026' },
          ]}
          actions={
            <>
              <Button kind="primary" icon="bell">
                Enviar recordatorio
              </Button>
              <LinkButton to="/componentes">Pedir a otra entidad</LinkButton>
            </>
          }
        />
        <Ball kind="you" title="Confirme su correo" actions={<Button kind="primary">Enviar otro enlace</Button>} />
        <Ball kind="stop" title="Su plaza de servicio social terminó el 30 de octubre" />
        <Ball kind="done" title="Ya puede prescribir en la sede 01 Principal" />
      </Part>

      <Part title="Pasos y evidencia">
        <Cols
          asideLabel="Datos de la muestra"
          aside={
            <>
              <section>
                <h2>Sus datos</h2>
                <SummaryList
                  tight
                  rows={[
                    { label: 'Documento', value: 'CC 1.099.400.218' },
                    { label: 'Profesión', value: 'Medicina' },
                  ]}
                />
              </section>
              <section>
                <h2>Avisos recientes</h2>
                <Timeline
                  label="Avisos recientes"
                  items={[
                    { id: 'a', icon: 'bell', title: 'Recordatorio enviado al delegado', when: '17 nov 2026' },
                    { id: 'b', icon: 'send', title: 'Usted pidió la activación', when: '12 nov 2026' },
                  ]}
                />
              </section>
            </>
          }
        >
          <Steps
            label="Los pasos de la muestra"
            steps={[
              {
                id: '1',
                number: '1',
                state: 'done',
                title: 'Estar en ReTHUS',
                evidence: [
                  {
                    fact: 'Medicina,',
                    text: 'puede ejercer desde el 14 feb 2019',
                    source: 'ReTHUS, corte 18 nov 2026',
                  },
                ],
              },
              { id: '2', number: '2', state: 'you', title: 'Confirmar el correo', text: 'Le enviamos un enlace hoy.' },
              {
                id: '3',
                number: '4a',
                state: 'wait',
                title: 'Que un delegado active su usuario',
                tag: 'Espera al hospital',
                evidence: [{ fact: 'Solicitud', text: 'a la sede 01 Principal', source: '12 nov 2026', icon: 'send' }],
              },
              {
                id: '4',
                number: '4b',
                state: 'stop',
                title: 'Tener activación en esa sede',
                tag: 'Falta esto primero',
                children: (
                  <Missing>
                    <p>
                      <b>Quién lo resuelve:</b> Carlos Mina Balanta, delegado del hospital.
                    </p>
                  </Missing>
                ),
              },
              { id: '5', number: '5', state: 'later', title: 'Entrar a MIPRES y prescribir', small: 'P-ROL · R-12' },
            ]}
          />
        </Cols>
      </Part>

      <Part title="Avisos">
        <Note>
          <p>
            <b>Información.</b> Los datos son del corte del 18 de noviembre.
          </p>
        </Note>
        <Note kind="done">
          <p>
            <b>Guardado.</b> Laura Quintero ya puede prescribir en la sede 01.
          </p>
        </Note>
        <Note kind="wait">
          <p>
            <b>Atención.</b> Su delegación vence en 12 días.
          </p>
        </Note>
        <Note kind="stop">
          <p>
            <b>No se guardó.</b> Gloria Nieves ya decidió esta solicitud hoy a las 10:41 a. m.
          </p>
        </Note>
        <Confirmation
          heading={<h3 className={styles.title}>Laura Quintero ya puede prescribir</h3>}
          actions={
            <Actions>
              <LinkButton kind="primary" to="/componentes">
                Siguiente persona
              </LinkButton>
            </Actions>
          }
        >
          <p>En la sede 01 Principal, desde hoy. Le enviamos un correo.</p>
        </Confirmation>
      </Part>

      <Part title="Revise sus respuestas">
        <SummaryList
          rows={[
            { label: 'NIT', value: '999.000.202-6', change: '/componentes?cambiar=nit' },
            { label: 'Razón social', value: 'EPS Demo Altiplano S.A.S.', change: '/componentes?cambiar=nombre' },
          ]}
        />
        <Facts
          items={[
            { label: 'Código', value: 'EPS900' },
            { label: 'Vigente hasta', value: '30 jun 2027' },
          ]}
        />
        <Stats
          items={[
            { label: 'Por decidir', value: '14' },
            { label: 'Activos', value: '1.204' },
            { label: 'Suspendidos', value: '6' },
          ]}
        />
      </Part>

      <Part title="Campos">
        <Fields />
      </Part>

      <Part title="Listas y panel">
        <Lists />
      </Part>

      <Part title="Códigos y claves">
        <CopyLine label="Clave para la aplicación" value="JBSW Y3DP EHPK 3PXP" />
        <CodeBlock name="Códigos de recuperación" codes={['k7f2-9mqd', 'x3nv-41rt', 'p0zc-8wya', 'h5jb-2ske']} />
        <Or />
      </Part>

      <Part title="Vacío, cargando, error">
        <div className={styles.two}>
          <Empty
            title="Nadie espera"
            action={
              <LinkButton small to="/componentes">
                Buscar por documento
              </LinkButton>
            }
          >
            Cuando alguien pida activación a su hospital, aparecerá aquí y le llegará un correo.
          </Empty>
          <Panel>
            <Skeleton />
          </Panel>
          <ErrorState error={null} retry={() => undefined} />
        </div>
      </Part>
    </>
  )
}
