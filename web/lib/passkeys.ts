type Json = Record<string, unknown>

/** Asks the browser for one of the keys of the options; null when the person gave none, or it could not be asked. */
export async function askForKey(options: Json): Promise<Json | null> {
  try {
    const { startAuthentication } = await import('@simplewebauthn/browser')
    return {
      ...(await startAuthentication({
        optionsJSON: options as unknown as Parameters<typeof startAuthentication>[0]['optionsJSON'],
      })),
    }
  } catch {
    return null
  }
}

/** Makes a new key; null when the person made none. */
export async function makeKey(options: Json): Promise<Json | null> {
  try {
    const { startRegistration } = await import('@simplewebauthn/browser')
    return {
      ...(await startRegistration({
        optionsJSON: options as unknown as Parameters<typeof startRegistration>[0]['optionsJSON'],
      })),
    }
  } catch {
    return null
  }
}
