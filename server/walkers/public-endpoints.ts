/** Every endpoint that answers without a session, by name: opening one more is a decision that shows in a review. */
export const publicEndpoints: readonly string[] = [
  'identity.invitation',
  // identity: the operator's one-time link
  'identity.activate_operator',
  'identity.operator_activation',
  // identity: links that arrive by mail
  'identity.ask_reset',
  'identity.reset_password',
  'identity.confirm_email_change',
  // identity: who is not a person of MSS yet
  'identity.check_identity',
  'identity.confirm_registration_mail',
  'identity.correct_registration',
  'identity.finish_registration',
  'identity.measure_password',
  'identity.registration',
  'identity.send_confirmation',
  'identity.start_registration',
  // identity: signing in, and who is signed in
  'identity.current_session',
  'identity.decide_consent',
  'identity.enter_interaction',
  'identity.give_passkey',
  'identity.give_password',
  'identity.give_second_factor',
  'identity.interaction',
  'identity.passkey_sign_in_options',
  // registries: what anyone may ask, and reports of inconsistencies (followed by the secret of a link)
  'registries.answer_inconsistency',
  'registries.cuts',
  'registries.follow_inconsistency',
  'registries.list_code_tables',
  'registries.query_rethus',
  'registries.query_sso',
  'registries.read_code_table',
  'registries.report_inconsistency',
  'registries.reps_provider',
  'registries.reps_sede',
  'registries.search_municipalities',
  'registries.search_reps',
  // prescribing: a paper compared with what was signed
  'prescribing.verify',
  // users: what each path asks
  'users.list_paths',
  'users.public_path',
  // the demo alone
  'platform.captured_mail',
  'platform.captured_mails',
]
