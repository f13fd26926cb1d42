/** Every endpoint that answers without a session, by name: opening one more is a decision that shows in a review. */
export const publicEndpoints: readonly string[] = [
  // registries: what anyone may ask, and reports of inconsistencies (followed by the secret of a link)
  'registries.answer_inconsistency',
  'registries.cuts',
  'registries.follow_inconsistency',
  'registries.query_rethus',
  'registries.query_sso',
  'registries.report_inconsistency',
  'registries.reps_provider',
  'registries.reps_sede',
  'registries.search_municipalities',
  'registries.search_reps',
  // users: what each path asks
  'users.list_paths',
  'users.public_path',
  // the demo alone
  'platform.captured_mail',
  'platform.captured_mails',
]
