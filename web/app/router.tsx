import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router'
import { parsePlainSearch, stringifyPlainSearch } from '#web/lib/url.ts'
import { ErrorPage } from './error-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { Shell } from './shell.tsx'

/** How the shell lays the page out: a reading column, `wide` for desks, `form` for one question, `box` for signing in, `bleed` without padding on top. */
export type PageLayout = 'read' | 'wide' | 'form' | 'box'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    layout?: PageLayout
  }
}

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage })

/** One page in a chunk of its own: `path` with `$name` for parameters, the module that holds it and its exported component. */
function page<M extends Record<string, unknown>>(
  path: string,
  load: () => Promise<M>,
  component: keyof M & string,
  layout: PageLayout = 'read',
) {
  return createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load as () => Promise<Record<string, RouteComponent>>, component),
    staticData: { layout },
  })
}

// One line per route, kept by feature. Add yours at the end of its group.
const routes = [
  // home: start, texts
  page('/', () => import('#web/features/home/home-page.tsx'), 'HomePage'),
  page('/ayuda', () => import('#web/features/home/help-page.tsx'), 'HelpPage'),
  page('/accesibilidad', () => import('#web/features/home/accessibility-page.tsx'), 'AccessibilityPage'),
  page('/datos-personales', () => import('#web/features/home/privacy-page.tsx'), 'PrivacyPage'),
  page('/consultas', () => import('#web/features/home/queries-page.tsx'), 'QueriesPage'),
  page('/estado', () => import('#web/features/home/status-page.tsx'), 'StatusPage'),
  page('/componentes', () => import('#web/features/components/components-page.tsx'), 'ComponentsPage'),

  // identity: Mi Seguridad Social
  page('/mi-seguridad-social', () => import('#web/features/identity/mss-home-page.tsx'), 'MssHomePage'),
  page('/registro', () => import('#web/features/identity/registration-data-page.tsx'), 'RegistrationDataPage', 'form'),
  page(
    '/registro/$registrationId/datos',
    () => import('#web/features/identity/registration-data-page.tsx'),
    'RegistrationCorrectPage',
    'form',
  ),
  page(
    '/registro/$registrationId/identidad',
    () => import('#web/features/identity/registration-identity-page.tsx'),
    'RegistrationIdentityPage',
    'form',
  ),
  page(
    '/registro/$registrationId/correo',
    () => import('#web/features/identity/registration-mail-page.tsx'),
    'RegistrationMailPage',
    'form',
  ),
  page(
    '/registro/$registrationId/contrasena',
    () => import('#web/features/identity/registration-password-page.tsx'),
    'RegistrationPasswordPage',
    'form',
  ),
  page('/confirmar-correo', () => import('#web/features/identity/confirm-mail-page.tsx'), 'ConfirmMailPage', 'box'),
  page('/ingresar', () => import('#web/features/identity/sign-in-page.tsx'), 'SignInPage', 'box'),
  page(
    '/ingresar/segundo-factor',
    () => import('#web/features/identity/second-factor-page.tsx'),
    'SecondFactorPage',
    'box',
  ),
  page('/recuperar', () => import('#web/features/identity/recover-page.tsx'), 'RecoverPage', 'box'),
  page('/restablecer', () => import('#web/features/identity/recover-page.tsx'), 'ResetPage', 'box'),
  page('/permitir', () => import('#web/features/identity/consent-page.tsx'), 'ConsentPage', 'box'),
  page('/cuenta', () => import('#web/features/identity/account-page.tsx'), 'AccountPage'),
  page('/cuenta/seguridad', () => import('#web/features/identity/security-page.tsx'), 'SecurityPage'),
  page('/cuenta/seguridad/codigos', () => import('#web/features/identity/totp-page.tsx'), 'TotpPage', 'form'),
  page('/cuenta/seguridad/llave', () => import('#web/features/identity/passkey-page.tsx'), 'PasskeyPage', 'form'),
  page('/cuenta/sesiones', () => import('#web/features/identity/sessions-page.tsx'), 'SessionsPage'),
  page('/cuenta/aplicaciones', () => import('#web/features/identity/applications-page.tsx'), 'ApplicationsPage'),
  page('/cuenta/datos-personales', () => import('#web/features/identity/own-rights-page.tsx'), 'OwnRightsPage'),
  page(
    '/operador/activar',
    () => import('#web/features/identity/operator-activate-page.tsx'),
    'OperatorActivatePage',
    'form',
  ),
  page('/operador/cuentas', () => import('#web/features/identity/operator-accounts-page.tsx'), 'OperatorAccountsPage'),
  page('/operador/clientes', () => import('#web/features/identity/operator-clients-page.tsx'), 'OperatorClientsPage'),
  page('/mi-seguridad-social/entidades', () => import('#web/features/entities/entities-page.tsx'), 'EntitiesPage'),
  page(
    '/mi-seguridad-social/registrar-entidad',
    () => import('#web/features/entities/register-entity-page.tsx'),
    'RegisterEntityPage',
    'form',
  ),
  page(
    '/mi-seguridad-social/solicitudes/$claimId',
    () => import('#web/features/entities/claim-page.tsx'),
    'ClaimPage',
    'form',
  ),
  page(
    '/mi-seguridad-social/entidades/$entityId',
    () => import('#web/features/entities/entity-page.tsx'),
    'EntityPage',
  ),
  page(
    '/mi-seguridad-social/entidades/$entityId/calidades',
    () => import('#web/features/entities/add-capacity-page.tsx'),
    'AddCapacityPage',
    'form',
  ),
  page(
    '/mi-seguridad-social/entidades/$entityId/entrega',
    () => import('#web/features/entities/handover-page.tsx'),
    'HandoverPage',
  ),
  page(
    '/mi-seguridad-social/entidades/$entityId/autorizados',
    () => import('#web/features/entities/authorized-page.tsx'),
    'AuthorizedPage',
  ),
  page(
    '/mi-seguridad-social/entidades/$entityId/autorizados/nombrar',
    () => import('#web/features/entities/name-delegate-page.tsx'),
    'NameDelegatePage',
    'form',
  ),
  page(
    '/mi-seguridad-social/entidades/$entityId/autorizados/historial',
    () => import('#web/features/entities/naming-history-page.tsx'),
    'NamingHistoryPage',
    'wide',
  ),
  page(
    '/mi-seguridad-social/entidades/$entityId/autorizados/$delegationId/reemplazar',
    () => import('#web/features/entities/name-delegate-page.tsx'),
    'ReplaceDelegatePage',
    'form',
  ),
  page(
    '/mi-seguridad-social/entidades/$entityId/autorizados/$delegationId/corregir',
    () => import('#web/features/entities/name-delegate-page.tsx'),
    'CorrectNamingPage',
    'form',
  ),
  page('/operador/revisiones', () => import('#web/features/entities/reviews-page.tsx'), 'ReviewsPage', 'wide'),
  page('/operador/revisiones/$claimId', () => import('#web/features/entities/review-page.tsx'), 'ReviewPage'),
  page('/operador/autorizados/$nit', () => import('#web/features/entities/emergency-page.tsx'), 'EmergencyPage'),

  // users: paths, registration, desk
  page('/caminos', () => import('#web/features/paths/public-path-page.tsx'), 'PathsPage'),
  page('/caminos/$type', () => import('#web/features/paths/public-path-page.tsx'), 'PublicPathPage'),
  page('/mi-camino', () => import('#web/features/paths/my-path-page.tsx'), 'MyPathPage'),
  page('/entidades/$entityId/camino', () => import('#web/features/paths/entity-path-page.tsx'), 'EntityPathPage'),
  page(
    '/registro-de-usuarios',
    () => import('#web/features/paths/choose-type-page.tsx'),
    'RegistroDeUsuariosPage',
    'form',
  ),
  page('/pedir-activacion', () => import('#web/features/paths/ask-activation-page.tsx'), 'AskActivationPage', 'form'),
  page('/mipres', () => import('#web/features/context/choose-context-page.tsx'), 'ChooseContextPage'),
  page('/mipres/c/$context', () => import('#web/features/context/context-home-page.tsx'), 'ContextHomePage'),
  page('/mipres/c/$context/$capability', () => import('#web/features/context/context-home-page.tsx'), 'ComingPage'),

  // prescribing: write, sign, see, verify
  page(
    '/mipres/c/$context/prescribir',
    () => import('#web/features/prescribing/prescriber-home-page.tsx'),
    'PrescriberHomePage',
  ),
  page(
    '/mipres/c/$context/ordenar',
    () => import('#web/features/prescribing/prescriber-home-page.tsx'),
    'OrdererHomePage',
  ),
  page(
    '/mipres/c/$context/transcribir',
    () => import('#web/features/prescribing/prescriber-home-page.tsx'),
    'TranscriberHomePage',
  ),
  page(
    '/mipres/c/$context/prescribir/$draftId',
    () => import('#web/features/prescribing/draft-page.tsx'),
    'DraftPage',
    'wide',
  ),
  page(
    '/mipres/c/$context/prescribir/$draftId/firmar',
    () => import('#web/features/prescribing/sign-page.tsx'),
    'SignPage',
  ),
  page('/mipres/c/$context/plantillas', () => import('#web/features/prescribing/templates-page.tsx'), 'TemplatesPage'),
  page('/mipres/c/$context/anular_propia', () => import('#web/features/prescribing/annul-page.tsx'), 'AnnulEntryPage'),
  page(
    '/mipres/c/$context/prescripciones/$number',
    () => import('#web/features/prescribing/prescription-page.tsx'),
    'PrescriptionPage',
  ),
  page(
    '/mipres/c/$context/prescripciones/$number/firmada',
    () => import('#web/features/prescribing/signed-page.tsx'),
    'SignedPage',
  ),
  page(
    '/mipres/c/$context/prescripciones/$number/documento',
    () => import('#web/features/prescribing/document-page.tsx'),
    'DocumentPage',
  ),
  page('/verificar', () => import('#web/features/prescribing/verify-page.tsx'), 'VerifyPage', 'form'),

  // MIPRES: boards, tutelas, lists and dashboards
  page(
    '/mipres/c/$context/decidir_junta',
    () => import('#web/features/juntas/inbox-page.tsx'),
    'BoardInboxPage',
    'wide',
  ),
  page(
    '/mipres/c/$context/decidir_junta/acta',
    () => import('#web/features/juntas/batch-page.tsx'),
    'BoardBatchPage',
    'form',
  ),
  page(
    '/mipres/c/$context/decidir_junta/$number/$kind/$item',
    () => import('#web/features/juntas/case-page.tsx'),
    'BoardCasePage',
    'wide',
  ),
  page('/mipres/c/$context/ver_propias', () => import('#web/features/search/search-page.tsx'), 'OwnListPage', 'wide'),
  page('/mipres/c/$context/consultar_ips', () => import('#web/features/search/search-page.tsx'), 'IpsListPage', 'wide'),
  page(
    '/mipres/c/$context/consultar_ips/$number',
    () => import('#web/features/search/read-page.tsx'),
    'IpsReadPage',
    'wide',
  ),
  page('/mipres/c/$context/consultar_eps', () => import('#web/features/search/search-page.tsx'), 'EpsListPage', 'wide'),
  page(
    '/mipres/c/$context/consultar_eps/$number',
    () => import('#web/features/search/read-page.tsx'),
    'EpsReadPage',
    'wide',
  ),
  page('/mipres/c/$context/auditar_eps', () => import('#web/features/search/audit-page.tsx'), 'AuditPage', 'wide'),
  page('/mipres/c/$context/tablero', () => import('#web/features/search/dashboard-page.tsx'), 'DashboardPage', 'wide'),
  page('/operador/tablero', () => import('#web/features/search/dashboard-page.tsx'), 'OperatorDashboardPage', 'wide'),
  page(
    '/mipres/c/$context/cargar_tutela',
    () => import('#web/features/tutelas/list-page.tsx'),
    'TutelaListPage',
    'wide',
  ),
  page(
    '/mipres/c/$context/cargar_tutela/borradores/$draftId',
    () => import('#web/features/tutelas/draft-page.tsx'),
    'TutelaDraftPage',
    'wide',
  ),
  page(
    '/mipres/c/$context/cargar_tutela/$number',
    () => import('#web/features/tutelas/tutela-page.tsx'),
    'TutelaPage',
    'wide',
  ),

  // MIPRES: supply
  page(
    '/mipres/c/$context/direccionar',
    () => import('#web/features/supply/directing-page.tsx'),
    'DirectingPage',
    'wide',
  ),
  page(
    '/mipres/c/$context/direccionar/$number/$kind/$item',
    () => import('#web/features/supply/direct-item-page.tsx'),
    'DirectItemPage',
    'wide',
  ),
  page(
    '/mipres/c/$context/consultar_direccionado',
    () => import('#web/features/supply/directed-page.tsx'),
    'DirectedPage',
    'wide',
  ),
  page(
    '/mipres/c/$context/consultar_direccionado/$number/$id',
    () => import('#web/features/supply/directed-item-page.tsx'),
    'DirectedItemPage',
    'wide',
  ),

  page('/por-que', () => import('#web/features/why/why-page.tsx'), 'MyWhyPage'),
  page(
    '/administracion/$capacityId/usuarios/$personId/por-que',
    () => import('#web/features/why/why-page.tsx'),
    'UserWhyPage',
  ),
  page('/avisos', () => import('#web/features/inbox/notices-page.tsx'), 'NoticesPage'),
  page('/historial', () => import('#web/features/inbox/history-page.tsx'), 'HistoryPage'),
  page('/entidades/$entityId/historial', () => import('#web/features/inbox/history-page.tsx'), 'EntityHistoryPage'),

  // users: Administración de Usuarios
  page('/administracion', () => import('#web/features/administration/administration-page.tsx'), 'AdministrationPage'),
  page('/administracion/$capacityId', () => import('#web/features/administration/desk-page.tsx'), 'DeskPage', 'wide'),
  page(
    '/administracion/$capacityId/usuarios',
    () => import('#web/features/administration/users-page.tsx'),
    'UsersPage',
    'wide',
  ),
  page(
    '/administracion/$capacityId/usuarios/$personId',
    () => import('#web/features/administration/user-page.tsx'),
    'UserPage',
  ),
  page(
    '/administracion/$capacityId/red',
    () => import('#web/features/administration/network-page.tsx'),
    'NetworkPage',
    'wide',
  ),
  page(
    '/administracion/$capacityId/red/agregar',
    () => import('#web/features/administration/network-add-page.tsx'),
    'NetworkAddPage',
    'form',
  ),
  page(
    '/administracion/$capacityId/sedes',
    () => import('#web/features/administration/sites-page.tsx'),
    'SitesPage',
    'wide',
  ),
  page(
    '/administracion/$capacityId/sedes/crear',
    () => import('#web/features/administration/site-create-page.tsx'),
    'SiteCreatePage',
    'form',
  ),

  // operators: what waits, policies, settings
  page('/operador', () => import('#web/features/operators/operator-home-page.tsx'), 'OperatorHomePage'),
  page('/operador/politicas', () => import('#web/features/operators/policies-page.tsx'), 'PoliciesPage'),
  page('/operador/politicas/$name', () => import('#web/features/operators/policy-page.tsx'), 'PolicyPage'),
  page('/operador/auditoria', () => import('#web/features/operators/audit-page.tsx'), 'AuditPage', 'wide'),
  page(
    '/operador/tipos-de-tutela',
    () => import('#web/features/operators/tutela-codes-page.tsx'),
    'TutelaCodesPage',
    'wide',
  ),
  page('/operador/ajustes', () => import('#web/features/operators/settings-page.tsx'), 'SettingsPage', 'wide'),

  // the demo's mailbox
  page('/correo', () => import('#web/features/mailbox/mailbox-page.tsx'), 'MailboxPage'),

  // registries: public queries, reports, operator
  page('/consultas/reps', () => import('#web/features/registries/reps-page.tsx'), 'RepsPage', 'wide'),
  page(
    '/consultas/reps/$code',
    () => import('#web/features/registries/reps-provider-page.tsx'),
    'RepsProviderPage',
    'wide',
  ),
  page(
    '/consultas/reps/sedes/$code',
    () => import('#web/features/registries/reps-provider-page.tsx'),
    'RepsSedePage',
    'wide',
  ),
  page('/consultas/rethus', () => import('#web/features/registries/rethus-page.tsx'), 'RethusPage', 'wide'),
  page('/consultas/sso', () => import('#web/features/registries/sso-page.tsx'), 'SsoPage'),
  page('/consultas/codigos', () => import('#web/features/registries/code-tables-page.tsx'), 'CodeTablesPage', 'wide'),
  page(
    '/consultas/codigos/$table',
    () => import('#web/features/registries/code-tables-page.tsx'),
    'CodeTablePage',
    'wide',
  ),
  page('/reportar', () => import('#web/features/registries/report-page.tsx'), 'ReportPage', 'form'),
  page('/reportar/caso/$token', () => import('#web/features/registries/case-page.tsx'), 'CasePage'),
  page(
    '/operador/registros',
    () => import('#web/features/registries/operator-cuts-page.tsx'),
    'OperatorCutsPage',
    'wide',
  ),
  page(
    '/operador/registros/importar',
    () => import('#web/features/registries/operator-cuts-page.tsx'),
    'OperatorImportPage',
    'form',
  ),
  page(
    '/operador/registros/$cutId',
    () => import('#web/features/registries/operator-cut-page.tsx'),
    'OperatorCutPage',
    'wide',
  ),
  page(
    '/operador/inconsistencias',
    () => import('#web/features/registries/operator-cases-page.tsx'),
    'OperatorCasesPage',
    'wide',
  ),
  page(
    '/operador/inconsistencias/$caseId',
    () => import('#web/features/registries/operator-cases-page.tsx'),
    'OperatorCasePage',
  ),
]

/** The router of the application. Links are plain paths (`#web/components/link.tsx`); searches are plain text (`?a=b`). */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  parseSearch: parsePlainSearch,
  stringifySearch: stringifyPlainSearch,
})
