import type { ButtonHTMLAttributes, ReactElement, ReactNode, Ref } from 'react'
import { cx } from '#web/lib/cx.ts'
import styles from './button.module.css'
import { Icon, type IconName } from './icon.tsx'
import { Link, type LinkProps } from './link.tsx'

interface Look {
  /** `primary` once per view; `danger` confirms with consequences; `ghost` for what is discreet. */
  kind?: 'primary' | 'secondary' | 'danger' | 'ghost'
  small?: boolean
  /** As wide as its place. */
  block?: boolean
  icon?: IconName
  /** After the words, such as `next`. */
  iconAfter?: IconName
}

function classes({ kind, small, block }: Look): string {
  return cx(styles.button, kind && styles[kind], small && styles.small, block && styles.block)
}

export interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  children: ReactNode
  /** Working: shows a ring and takes no more clicks. */
  busy?: boolean | undefined
  /** Not available now: stays readable and focusable and does nothing. Say why beside it. */
  unavailable?: boolean | undefined
  ref?: Ref<HTMLButtonElement>
}

/** A verb and its object. `type="submit"` to send a form. */
export function Button(props: ButtonProps): ReactElement {
  const { kind, small, block, icon, iconAfter, busy, unavailable, children, onClick, className, ...rest } = props
  const still = busy || unavailable
  return (
    <button
      type="button"
      {...rest}
      className={cx(classes(props), className)}
      aria-busy={busy || undefined}
      aria-disabled={still || undefined}
      onClick={(event) => {
        if (still) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {icon && !busy && <Icon name={icon} />}
      {children}
      {iconAfter && <Icon name={iconAfter} />}
    </button>
  )
}

/** A link that looks like a button: it goes somewhere. */
export function LinkButton(props: Look & LinkProps): ReactElement {
  const { kind, small, block, icon, iconAfter, children, className, ...rest } = props
  return (
    <Link {...rest} className={cx(classes(props), className)}>
      {icon && <Icon name={icon} />}
      {children}
      {iconAfter && <Icon name={iconAfter} />}
    </Link>
  )
}

/** Buttons in a row; on a phone they fill the width unless `keep`. */
export function Actions({ children, keep }: { children: ReactNode; keep?: boolean }): ReactElement {
  return <div className={cx(styles.actions, !keep && styles.fill)}>{children}</div>
}
