import { useNavigate } from '@tanstack/react-router'
import type { NextStep } from '#contract/identity-session.ts'

/** Goes where the sign-in goes on: the second factor, the permission, or back to who asked (outside the application). */
export function useNext(uid: string): (step: NextStep) => void {
  const navigate = useNavigate()
  return (step) => {
    if (step.next === 'go') window.location.assign(step.to)
    else if (step.next === 'second_factor') void navigate({ to: '/ingresar/segundo-factor', search: { uid } })
    else if (step.next === 'consent') void navigate({ to: '/permitir', search: { uid } })
    else void navigate({ to: '/ingresar', search: { uid } })
  }
}
