import { type ReactElement, useState } from 'react'
import { changeContact, ownData } from '#contract/identity-persons.ts'
import { searchMunicipalities } from '#contract/registries.ts'
import { Actions, Button } from '#web/components/button.tsx'
import { ComboBoxField, type ComboItem } from '#web/components/combo-box.tsx'
import { Form } from '#web/components/form.tsx'
import { SummaryList } from '#web/components/layout.tsx'
import { Link } from '#web/components/link.tsx'
import { Loaded, Skeleton } from '#web/components/loaded.tsx'
import { Note } from '#web/components/note.tsx'
import { PageHead } from '#web/components/page-head.tsx'
import { TextField } from '#web/components/text-input.tsx'
import { useAct } from '#web/lib/act.ts'
import type { CallResult } from '#web/lib/api.ts'
import { usePageForm } from '#web/lib/form.ts'
import { showDate, showDocument, showInstant } from '#web/lib/format.ts'
import { loadMunicipalities, municipalityItem, onlyMunicipality } from '#web/lib/municipalities.ts'
import { useEndpoint } from '#web/lib/use-endpoint.ts'
import { AccountNav } from './account-nav.tsx'
import { Block } from './block.tsx'

type Own = CallResult<typeof ownData>

/** What is kept of the person, and what she may change of it. */
export function AccountPage(): ReactElement {
  const data = useEndpoint(ownData, {})
  return (
    <div className="stack">
      <PageHead title="Sus datos" eyebrow="Mi Seguridad Social" />
      <AccountNav />
      <Loaded query={data}>{(own) => <Own own={own} />}</Loaded>
    </div>
  )
}

function Own({ own }: { own: Own }): ReactElement {
  const [saved, setSaved] = useState(false)
  return (
    <>
      <Block title="Identidad">
        <SummaryList
          rows={[
            { label: 'Documento', value: showDocument(own.document) },
            { label: 'Fecha de expedición', value: showDate(own.issuedOn, { long: true }) },
            {
              label: 'Nombre',
              value: [own.firstName, own.secondName, own.firstSurname, own.secondSurname].filter(Boolean).join(' '),
            },
            { label: 'Fecha de nacimiento', value: showDate(own.bornOn, { long: true }) },
            { label: 'Sexo', value: own.sex === 'F' ? 'Femenino' : 'Masculino' },
            { label: 'Cuenta abierta', value: showInstant(own.registeredAt) },
          ]}
        />
        <p className="meta">
          Comprobado con el registro civil, corte {showDate(own.civilCut)}. ¿Hay un error?{' '}
          <Link to="/reportar?registro=civil">Reporte la inconsistencia</Link>.
        </p>
      </Block>
      <Block title="Contacto">
        <SummaryList rows={[{ label: 'Correo', value: own.email, change: '/cuenta/seguridad' }]} />
        {/* A saved change brings another version: the form begins anew from it. */}
        <ContactForm key={own.version} own={own} saved={saved} onSaved={setSaved} />
      </Block>
    </>
  )
}

interface ContactProps {
  own: Own
  /** Outlives the form, which begins anew with what was saved. */
  saved: boolean
  onSaved: (saved: boolean) => void
}

/** Of the municipality only its code is kept: its name is asked for before the form begins. */
function ContactForm(props: ContactProps): ReactElement {
  const { own } = props
  const code = own.municipalityCode
  const named = useEndpoint(searchMunicipalities, { query: { q: code ?? '', limit: 1 } }, { enabled: code !== null })
  if (code !== null && named.isLoading) return <Skeleton lines={6} />
  const found = named.data?.items.find((one) => one.code === code)
  return (
    <ContactFields {...props} municipality={found ? municipalityItem(found) : code ? { id: code, name: code } : null} />
  )
}

function ContactFields(props: ContactProps & { municipality: ComboItem | null }): ReactElement {
  const { own, municipality, saved, onSaved } = props
  const [writtenPlace, setWrittenPlace] = useState('')
  const form = usePageForm({ phone: own.phone ?? '', address: own.address ?? '', municipality })
  const act = useAct(changeContact, {
    form,
    names: { municipalityCode: 'municipality' },
    say: 'Sus datos de contacto quedaron guardados.',
    done: () => onSaved(true),
  })
  return (
    <Form
      form={form}
      act={act}
      label="Datos de contacto"
      refusedTitle="No se guardó"
      onSubmit={async ({ municipality: chosen, ...values }) => {
        onSaved(false)
        // What was written without choosing: the one municipality that it means, or the server says that it is none.
        const written = chosen ? '' : writtenPlace.trim()
        const code = written ? ((await onlyMunicipality(written))?.id ?? written) : (chosen?.id ?? null)
        await act.run({ body: { ...values, municipalityCode: code, version: own.version } })
      }}
    >
      <TextField name="phone" label="Teléfono" optional type="tel" autoComplete="tel" width={20} />
      <TextField name="address" label="Dirección" optional autoComplete="street-address" />
      <ComboBoxField
        name="municipality"
        label="Municipio"
        optional
        hint="Escriba el nombre o el código, y elija de la lista."
        load={loadMunicipalities}
        onText={setWrittenPlace}
      />
      {saved && <Note kind="done">Guardado.</Note>}
      <Actions>
        <Button type="submit" busy={act.busy}>
          Guardar el contacto
        </Button>
      </Actions>
    </Form>
  )
}
