import type { ReactElement } from 'react'
import { PageHead } from '#web/components/page-head.tsx'
import styles from './text-page.module.css'

/** The accessibility statement: what holds, how it is checked, what to do when it fails. */
export function AccessibilityPage(): ReactElement {
  return (
    <>
      <PageHead
        title="Accesibilidad"
        lead="OpenMIPRES debe servirle con lector de pantalla, con teclado, con lupa y en un teléfono."
      />
      <div className={styles.text}>
        <section>
          <h2>Qué cumplimos</h2>
          <p>
            Seguimos las pautas WCAG 2.1, nivel AA, como pide la Resolución 1519 de 2020. Esto significa, entre otras
            cosas:
          </p>
          <ul>
            <li>Todo se puede hacer con teclado y el foco siempre se ve.</li>
            <li>Los textos tienen contraste suficiente, en apariencia clara y oscura.</li>
            <li>Ningún estado se dice solo con color: lleva icono y palabra.</li>
            <li>La página sirve a 320 píxeles de ancho y con letra al 200 %.</li>
            <li>Los errores dicen qué corregir, y lo que escribió sigue allí.</li>
            <li>Ninguna tarea exige resolver un acertijo ni tiene tiempo que no se pueda extender.</li>
          </ul>
        </section>
        <section>
          <h2>Cómo lo comprobamos</h2>
          <p>
            Cada página pasa por axe en cuatro vistas: 1280, 360 y 320 píxeles, y apariencia oscura. También se recorre
            con la tecla Tab, control por control. En cada cambio se hacen solo con teclado un registro completo y una
            prescripción; antes de cada versión, todas las historias de uso.
          </p>
        </section>
        <section>
          <h2>Si algo le impide avanzar</h2>
          <p>
            Escriba a quien opera este servicio y diga en qué página ocurrió y qué usa para leer la pantalla. La
            respuesta es parte del servicio, no un favor.
          </p>
        </section>
      </div>
    </>
  )
}
