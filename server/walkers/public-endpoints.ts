/** Every endpoint that answers without a session, by name: opening one more is a decision that shows in a review. */
export const publicEndpoints: readonly string[] = [
  // the demo alone
  'platform.captured_mail',
  'platform.captured_mails',
]
